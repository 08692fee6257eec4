/** Dark frames as 8-bit pictures, of which colour is gathered at half the resolution. */
import { dark, type CameraOptions } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../core/src/nouns.ts';
import { developed, scan } from '../support/scan.ts';

const settings = (): { iso: number; exposure: number } => ({ iso: 800, exposure: 1 });

/** A hot pixel under each filter of RGGB, and where it is even and odd. */
const HOT = [
  { x: 40, y: 40, colour: 'R' },
  { x: 81, y: 60, colour: 'G' },
  { x: 100, y: 91, colour: 'G' },
  { x: 141, y: 33, colour: 'B' },
];

const shootDark = (defects: CameraOptions['defects']): Frame[] =>
  developed({ frames: 6, scene: dark, settings, defects });

describe('of dark pictures', () => {
  test('hot pixels are found where they are, under their filters', async () => {
    const frames = shootDark(HOT.map(({ x, y }) => ({ kind: 'hot', x, y, offset: 3000 })));
    const { defects } = await scan(frames, { capture: 'dark' });
    expect(defects.map(({ x, y, colour, kind }) => ({ x, y, colour, kind })).sort((a, b) => a.x - b.x)).toEqual(
      HOT.map((hot) => ({ ...hot, kind: 'hot' })),
    );
  });

  test('no pixel differs by more than samples can', async () => {
    const frames = shootDark(HOT.map(({ x, y }) => ({ kind: 'hot', x, y, offset: 60_000 })));
    const { defects } = await scan(frames, { capture: 'dark' });
    expect(defects.map(({ amplitude }) => amplitude > 100 && amplitude <= 255)).toEqual([true, true, true, true]);
  });

  test('nothing is found on a sensor without defects', async () => {
    expect((await scan(shootDark([]), { capture: 'dark' })).defects).toEqual([]);
  });
});

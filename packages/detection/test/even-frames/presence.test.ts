/** Dark frames, from the samples to the finds: what stands out of their mean and what is there. */
import { dark, type Defect } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import { places } from '../support/hits.ts';
import { scan, shoot } from '../support/scan.ts';

const size = { width: 96, height: 72 };
const FRAMES = 16;
const settings = (): { iso: number; exposure: number } => ({ iso: 800, exposure: 1 });
const BLACK = 512;
/** Some ten standard deviations of a dark frame's noise at ISO 800. */
const BRIGHT = 100;

/** Finds in dark frames where some samples are as much above black as said. */
async function find(
  struck: (x: number, y: number, frame: number) => number,
  defects: Defect[] = [],
): Promise<string[]> {
  const frames = shoot({ ...size, frames: FRAMES, settings, scene: dark, defects }).map((frame, index) => {
    const samples = frame.samples.map((value, i) => {
      const height = struck(i % size.width, Math.floor(i / size.width), index);
      return height > 0 ? BLACK + height : value;
    });
    return { ...frame, samples };
  });
  return places((await scan(frames, { capture: 'dark' })).defects);
}

describe.each([
  ['amid the frame', 40, 30],
  ['at the rim, where no frame compares it', 0, 30],
])('a pixel %s', (_, column, row) => {
  const at =
    (height: (frame: number) => number) =>
    (x: number, y: number, frame: number): number =>
      x === column && y === row ? height(frame) : 0;

  test('is found where it is bright in every frame', async () => {
    expect(await find(at(() => BRIGHT))).toEqual([`${column},${row}`]);
  });

  test('is found where it blinks, in ten frames of sixteen', async () => {
    expect(await find(at((frame) => (frame % 8 < 5 ? BRIGHT : 0)))).toEqual([`${column},${row}`]);
  });

  test('is not found where it was met once, however brightly', async () => {
    expect(await find(at((frame) => (frame === 5 ? 15_000 : 0)))).toEqual([]);
  });
});

test('a spot of light that stands still is no hot pixel', async () => {
  const star = (x: number, y: number): number => {
    const height = 3000 * Math.exp(-((x - 40) ** 2 + (y - 30) ** 2) / 2);
    return height > 20 ? height : 0;
  };
  expect(await find(star)).toEqual([]);
});

import {
  createCamera,
  dark,
  flat,
  mixedSettings,
  procedural,
  XTRANS,
  type Scene,
  type Settings,
} from '@hotpix/simulator';
import { describe, expect, it } from 'vitest';
import type { RawMosaic } from '../src/answer.ts';
import { toFrame } from '../src/frame.ts';
import { estimateXTrans } from '../src/x-trans.ts';
import { FACTS, OPAQUE } from './fixtures.ts';

/** The 18 translations that X-Trans has: one by 3 in x and in y is none. */
const PHASES = Array.from({ length: 18 }, (_, i) => [i % 6, Math.floor(i / 6)] as const);

const translated = (dx: number, dy: number): string[] =>
  XTRANS.map((_, y) => Array.from({ length: 6 }, (__, x) => XTRANS[(y + dy) % 6][(x + dx) % 6]).join(''));

interface Shoot {
  readonly seed: number;
  readonly mosaic?: readonly string[];
  readonly scene: Scene;
  readonly settings?: Settings;
  readonly width?: number;
  readonly height?: number;
}

/** A photograph with a border whose corner is no multiple of 6. */
function shoot({ seed, mosaic = XTRANS, scene, settings = mixedSettings(seed, 0), ...size }: Shoot): RawMosaic {
  const { width = 160, height = 120 } = size;
  const active = { x: 16, y: 10, width: width - 21, height: height - 17 };
  const camera = createCamera({ seed, width, height, mosaic, active, defects: { column: 0, spacing: 2 } });
  const { samples } = camera.photograph(scene, { ...settings, index: seed });
  return {
    samples: new Uint16Array(samples),
    width,
    height,
    left: 16,
    top: 10,
    activeWidth: active.width,
    activeHeight: active.height,
  };
}

const greens = (mosaic?: readonly string[]) => mosaic?.map((row) => row.replaceAll(/[^G]/g, '.'));

/** Whether every letter of the one stands for one letter of the other. */
function isRenamed(mosaic: readonly string[] | undefined, truth: readonly string[]): boolean {
  const pairs = new Set(Array.from(truth.join(''), (letter, i) => letter + (mosaic?.join('')[i] ?? '?')));
  return pairs.size === 3;
}

describe('the phase of an X-Trans mosaic that no file tells', () => {
  it.each(PHASES)('is read off a picture of a scene, moved by %i and %i', (dx, dy) => {
    const mosaic = translated(dx, dy);
    for (const seed of [1, 2, 3]) {
      const found = estimateXTrans(shoot({ seed, mosaic, scene: procedural(seed, dx + 6 * dy) }));
      expect(greens(found)).toEqual(greens(mosaic));
      expect(isRenamed(found, mosaic)).toBe(true);
    }
  });

  it('is found in an underexposed picture at a high ISO', () => {
    for (const seed of [1, 2, 3, 4]) {
      const scene: Scene = flat(0.02);
      const found = estimateXTrans(shoot({ seed, scene, settings: { iso: 3200, exposure: 1 / 1000 } }));
      expect(greens(found)).toEqual(greens(XTRANS));
    }
  });

  it('is the same in all pictures of a camera, whatever the colour of their light', () => {
    const mosaics = [1, 2, 3, 4, 5, 6, 7, 8].map((index) =>
      estimateXTrans(shoot({ seed: 1, scene: procedural(9, index) })),
    );
    expect(new Set(mosaics.map((mosaic) => JSON.stringify(mosaic))).size).toBe(1);
  });

  it.each([
    ['short', 1 / 1000],
    ['long', 2],
  ])('is not made up from a %s dark frame', (_, exposure) => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      expect(estimateXTrans(shoot({ seed, scene: dark(), settings: { iso: 1600, exposure } }))).toBeUndefined();
    }
  });

  it('is not made up for a Bayer or a monochrome sensor', () => {
    for (const mosaic of [
      ['RG', 'GB'],
      ['GB', 'RG'],
    ]) {
      expect(estimateXTrans(shoot({ seed: 1, mosaic, scene: procedural(1, 1) }))).toBeUndefined();
    }
    expect(
      estimateXTrans({ ...shoot({ seed: 1, scene: dark() }), samples: new Uint16Array(160 * 120) }),
    ).toBeUndefined();
  });

  it('is not made up from a few blocks', () => {
    expect(estimateXTrans(shoot({ seed: 1, scene: flat(0.3), width: 60, height: 60 }))).toBeUndefined();
  });
});

describe('an X-Trans file that says nothing of its filters', () => {
  const frameOf = (mosaic: RawMosaic) =>
    toFrame(
      { ...OPAQUE, size: 2 * mosaic.samples.byteLength },
      { status: 'mosaic', mosaic, facts: { ...FACTS, filters: 9 }, words: [] },
    );

  it('gives a frame with its mosaic, red and blue unnamed', () => {
    const { mosaic } = frameOf(shoot({ seed: 5, scene: procedural(5, 1) }));
    expect(mosaic).toEqual(['GGPGGQ', 'GGQGGP', 'QPGPQG', 'GGQGGP', 'GGPGGQ', 'PQGQPG']);
  });

  it('is refused for a dark frame, with the reason', () => {
    expect(() => frameOf(shoot({ seed: 5, scene: dark() }))).toThrow(
      expect.objectContaining({ code: 'refused', message: expect.stringContaining('X-Trans') }),
    );
  });
});

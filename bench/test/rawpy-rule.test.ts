import { createHotpix, type Frame, type Source } from '@hotpix/core';
import { describe, expect, it } from 'vitest';
import { rawpyRule } from '../accuracy/rawpy-rule.ts';

const [WIDTH, HEIGHT] = [12, 10];
const BORDER = { x: 2, y: 2, width: 8, height: 6 };

/** A grey frame of 1000 DN with other values at some places. */
function frameOf(values: readonly (readonly [x: number, y: number, value: number])[], active = BORDER): Frame {
  const samples = new Uint16Array(WIDTH * HEIGHT).fill(1000);
  for (const [x, y, value] of values) samples[y * WIDTH + x] = value;
  return {
    ...{ samples, width: WIDTH, height: HEIGHT, channels: 1, mosaic: ['RG', 'GB'], active, bits: 14 },
    ...{ black: 0, white: 16_383, lossy: false, camera: { make: '', model: '', serial: '' }, capture: {} },
  };
}

/** Positions that the rule finds in frames. */
async function badIn(frames: readonly Frame[]): Promise<string[]> {
  const sources = frames.map((_, i): Source => {
    const bytes = Uint8Array.of(i);
    return { path: String(i).padStart(2, '0'), head: async () => bytes, read: async () => bytes };
  });
  const decoder = {
    name: 'frames',
    decode: { match: () => true, decode: async ({ path }: Source) => frames[Number(path)] },
  };
  const { defects } = await createHotpix({ plugins: [decoder, rawpyRule()] }).scan(sources, { capture: 'flat' });
  return defects.map(({ x, y }) => `${x},${y}`);
}

describe("rawpy's rule", () => {
  it('takes what is more than 20 DN away from the median, up or down, and not 20 itself', async () => {
    // The brightest sample is 1021: a 150th is 6.8, so 20 is the threshold.
    const frame = frameOf([
      [4, 4, 1021],
      [8, 4, 1020],
      [4, 6, 979],
      [8, 6, 980],
    ]);
    expect(await badIn([frame])).toEqual(['4,4', '4,6']);
  });

  it('raises the threshold with the brightest sample', async () => {
    // 6000 / 150 = 40.
    const frame = frameOf([
      [5, 3, 6000],
      [4, 4, 1041],
      [8, 4, 1040],
    ]);
    expect(await badIn([frame])).toEqual(['5,3', '4,4']);
  });

  it('does not see the masked border, nor take the brightest sample from it', async () => {
    const frame = frameOf([
      [0, 0, 6000],
      [4, 4, 1030],
    ]);
    expect(await badIn([frame])).toEqual(['4,4']);
  });

  it('compares with the own plane alone, in which five of nine bright pixels are the median', async () => {
    // Plane of (2, 2): columns 2, 4, 6 and rows 2, 4, 6. Five of those nine at 2000 leave the centre at 1000 in the minority.
    const bright = [
      [2, 2],
      [4, 2],
      [6, 2],
      [2, 4],
      [6, 4],
    ].map(([x, y]) => [x, y, 2000] as const);
    expect(await badIn([frameOf(bright)])).toContain('4,4');
    expect(await badIn([frameOf(bright.slice(0, 4))])).not.toContain('4,4');
  });

  it('repeats the outermost pixels beyond the edge', async () => {
    // The corner's nine are four times itself, twice each neighbour and once the diagonal: five need one more than itself.
    const corner = [
      [2, 2, 2000],
      [4, 4, 2000],
    ] as const;
    expect(await badIn([frameOf(corner)])).not.toContain('2,2');
    expect(await badIn([frameOf(corner.slice(0, 1))])).toEqual(['2,2']);
  });

  it('wants it in nine of ten frames', async () => {
    const [bad, good] = [frameOf([[4, 4, 1100]]), frameOf([])];
    expect(await badIn([...Array.from({ length: 9 }, () => bad), good])).toEqual(['4,4']);
    expect(await badIn([...Array.from({ length: 8 }, () => bad), good, good])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { RawMosaic } from '../src/answer.ts';
import { lacksSamples } from '../src/unwritten.ts';
import { UNWRITTEN } from '../src/blank-memory.ts';

const [WIDTH, HEIGHT] = [20, 10];

/** 12 x 6 active samples from (4, 2) on, of a frame whose samples from one to before another were never written. */
function mosaic(...gaps: readonly (readonly [from: number, to: number])[]): RawMosaic {
  const samples = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, at) => at + 1);
  const pairs = new Uint32Array(samples.buffer);
  for (const [from, to] of gaps) pairs.fill(UNWRITTEN, from / 2, to / 2);
  const active = { left: 4, top: 2, activeWidth: 12, activeHeight: 6 };
  return { samples, width: WIDTH, height: HEIGHT, ...active };
}

const at = (x: number, y: number): number => y * WIDTH + x;

describe('samples that LibRaw did not write', () => {
  it.each([
    ['at the first active pixel', [at(0, 2), at(6, 2)]],
    ['in the middle', [at(8, 4), at(12, 4)]],
    ['at the last active pixel', [at(14, 7), at(20, 7)]],
    ['over rows', [at(18, 1), at(2, 5)]],
  ] as const)('are missed in the active area: %s', (_, gap) => {
    expect(lacksSamples(mosaic(gap))).toBe(true);
  });

  it.each([
    ['above it', [0, at(0, 2)]],
    ['below it', [at(0, 8), WIDTH * HEIGHT]],
    ['to its left', [at(0, 4), at(4, 4)]],
    ['to its right, and to its left in the next row', [at(16, 4), at(4, 5)]],
  ] as const)('are 0 beside it: %s', (_, gap) => {
    const raw = mosaic(gap);
    expect(lacksSamples(raw)).toBe(false);
    const expected = Array.from({ length: WIDTH * HEIGHT }, (__, sample) =>
      sample >= gap[0] && sample < gap[1] ? 0 : sample + 1,
    );
    expect(Array.from(raw.samples)).toEqual(expected);
  });

  it('are not seen in a frame that is whole, whatever single pair is like them', () => {
    const raw = mosaic([at(8, 4), at(10, 4)]);
    const before = Array.from(raw.samples);
    expect(lacksSamples(raw)).toBe(false);
    expect(Array.from(raw.samples)).toEqual(before);
  });
});

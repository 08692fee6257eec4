import { describe, expect, it } from 'vitest';
import { screenshot } from '../../src/index.ts';
import { largestDifference } from '../scenes/painted.ts';

const SIZE = { width: 640, height: 720 };
const BAR = 28;
const pixelsOf = (seed: number, index: number): Uint32Array => {
  const { data } = screenshot(seed, index, SIZE);
  return Uint32Array.from(
    { length: data.length / 3 },
    (_, at) => (data[3 * at] << 16) | (data[3 * at + 1] << 8) | data[3 * at + 2],
  );
};
const shots = Array.from({ length: 40 }, (_, index) => pixelsOf(1, index));
const isSteady = shots[0].map((colour, at) => (shots.every((shot) => shot[at] === colour) ? 1 : 0));

/** Share of steady pixels in a box. */
function steadyIn(left: number, top: number, width: number, height: number): number {
  let steady = 0;
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++) steady += isSteady[y * SIZE.width + x];
  return steady / width / height;
}

describe('screenshots', () => {
  it('have the size asked for', () => {
    const { data, width, height, channels } = screenshot(1, 0, SIZE);
    expect({ width, height, channels, length: data.length }).toEqual({ ...SIZE, channels: 3, length: 640 * 720 * 3 });
  });

  it('are the same for the same seed and number', () => {
    expect(largestDifference(pixelsOf(1, 3), shots[3])).toBe(0);
  });

  it('share their bar up to the clock', () => {
    expect(steadyIn(0, 0, SIZE.width - 100, BAR)).toBe(1);
  });

  it('have a clock in the bar that goes on', () => {
    const clocks = shots.map((shot) => shot.subarray(0, BAR * SIZE.width).join());
    expect(new Set(clocks).size).toBe(40);
  });

  it('share a row of icons at the bottom', () => {
    // Eight of 44 by 44 pixels, 60 apart around the middle.
    for (let i = 0; i < 8; i++) expect(steadyIn(80 + 60 * i, SIZE.height - 56, 44, 44)).toBe(1);
  });

  it('share a column of icons at the right', () => {
    for (let i = 0; i < 8; i++) expect(steadyIn(SIZE.width - 70, 60 + 80 * i, 40, 40)).toBe(1);
  });

  it('differ in their windows: little else is the same in all', () => {
    expect(steadyIn(0, BAR, SIZE.width - 75, SIZE.height - BAR - 60)).toBeLessThan(0.3);
  });

  it('have icons of other colours for another seed', () => {
    const icon = (SIZE.height - 54) * SIZE.width + 82;
    expect(pixelsOf(2, 0)[icon]).not.toBe(shots[0][icon]);
  });

  it('may be small', () => {
    expect(() => screenshot(1, 0, { width: 64, height: 48 })).not.toThrow();
  });
});

import type { Frame } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { BadPixels } from '../../src/bad-pixels.ts';
import { membrane } from '../../src/interpolate/membrane.ts';
import { defectAt, frameOf, grid } from '../support/frames.ts';

function guess(frame: Frame, channel: number, ...extents: [x: number, y: number, width: number, height: number][]) {
  const defects = extents.map(([x, y, width, height]) => defectAt(x, y, { x, y, width, height }));
  return membrane.predict(frame, BadPixels.of(defects, frame), channel);
}

test('a single pixel is the mean of the four beside it', () => {
  const rows = [
    [9, 10, 9],
    [20, 255, 30],
    [9, 40, 9],
  ];
  expect(guess(frameOf(rows, { lossy: true }), 0, [1, 1, 1, 1]).get(4)).toBeCloseTo(25, 1);
});

test('each channel of an RGB picture is filled from its own rim', () => {
  const rows = grid(9, 9, () => 0).map((row) => row.flatMap(() => [10, 20, 30]));
  for (let at = 3 * 3; at < 6 * 3; at++) rows[4][at] = 255;
  const frame = frameOf(rows, { channels: 3 });
  const middle = 4 * 9 + 4;
  expect([0, 1, 2].map((channel) => guess(frame, channel, [3, 4, 3, 1]).get(middle))).toEqual([
    expect.closeTo(10, 1),
    expect.closeTo(20, 1),
    expect.closeTo(30, 1),
  ]);
});

test.each([1, 2, 3, 8, 16, 32])('a gradient goes unbroken through a hole of %i by the same', (size) => {
  const side = 3 * size + 20;
  const ramp = (x: number, y: number): number => 1000 + 7 * x + 3 * y;
  const isHole = (x: number, y: number): boolean => x >= 10 && x < 10 + size && y >= 10 && y < 10 + size;
  const frame = frameOf(
    grid(side, side, (x, y) => (isHole(x, y) ? 60000 : ramp(x, y))),
    { bits: 16, lossy: true },
  );
  const guesses = guess(frame, 0, [10, 10, size, size]);
  expect(guesses.size).toBe(size * size);
  for (const [at, value] of guesses) expect(Math.abs(value - ramp(at % side, Math.floor(at / side)))).toBeLessThan(8);
});

test('a hole stays between the darkest and the brightest of its rim', () => {
  const frame = frameOf(
    grid(90, 90, (x, y) => (x < 45 ? 30 : 200) + ((x * 7 + y * 3) % 5)),
    { lossy: true },
  );
  for (const value of guess(frame, 0, [29, 30, 32, 32]).values()) {
    expect(value).toBeGreaterThanOrEqual(29.9);
    expect(value).toBeLessThanOrEqual(204.1);
  }
});

describe('at the border', () => {
  test('a hole in the corner is filled from its two inner sides', () => {
    const frame = frameOf(
      grid(12, 12, (x, y) => (x < 3 && y < 3 ? 255 : 77)),
      { lossy: true },
    );
    const guesses = guess(frame, 0, [0, 0, 3, 3]);
    expect(guesses.size).toBe(9);
    for (const value of guesses.values()) expect(value).toBeCloseTo(77, 1);
  });

  test('an extent that reaches over the border is cut there', () => {
    const frame = frameOf(
      grid(12, 12, () => 50),
      { lossy: true },
    );
    expect([...guess(frame, 0, [10, 10, 32, 32]).keys()]).toEqual([130, 131, 142, 143]);
  });
});

test('two holes that touch are one', () => {
  const frame = frameOf(
    grid(20, 20, (x) => (x >= 5 && x < 9 ? 255 : 10 * x)),
    { lossy: true },
  );
  const guesses = guess(frame, 0, [5, 5, 2, 2], [7, 5, 2, 2]);
  expect(guesses.get(5 * 20 + 5)).toBeLessThan(255);
  expect(guesses.size).toBe(8);
});

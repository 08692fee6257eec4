import type { Patch } from '@hotpix/core';
import { expect, test } from 'vitest';
import { spotsOf } from '../../src/write/spots.ts';

const patch = (x: number, y: number, channel = 0): Patch => ({ x, y, channel, from: 0, to: 1, method: 'membrane' });
const block = (x: number, y: number, width: number, height: number): Patch[] =>
  Array.from({ length: width * height }, (_, i) => patch(x + (i % width), y + Math.floor(i / width)));

test('all channels of a smear are one spot', () => {
  const patches = [0, 1, 2].flatMap((channel) => block(10, 20, 5, 5).map((one) => ({ ...one, channel })));
  expect(spotsOf(patches)).toEqual([{ x: 10, y: 20, width: 5, height: 5 }]);
});

test('pixels that no patch changes belong to the spot around them', () => {
  const patches = block(10, 20, 5, 5).filter(({ x, y }) => (x + y) % 3 > 0);
  expect(spotsOf(patches)).toEqual([{ x: 10, y: 20, width: 5, height: 5 }]);
});

test('two smears are two spots', () => {
  expect(spotsOf([...block(0, 0, 3, 3), ...block(4, 0, 3, 3)])).toEqual([
    { x: 0, y: 0, width: 3, height: 3 },
    { x: 4, y: 0, width: 3, height: 3 },
  ]);
});

test('a column and a row that cross are no spot as large as the picture', () => {
  const spots = spotsOf([...block(50, 0, 1, 100), ...block(0, 40, 100, 1)]);
  const pixels = spots.reduce((sum, { width, height }) => sum + width * height, 0);
  expect(pixels).toBe(199);
  expect(spots).toContainEqual({ x: 0, y: 40, width: 100, height: 1 });
});

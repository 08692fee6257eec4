import { expect, test } from 'vitest';
import { turned, turnedSize } from '../src/page/model/orientation.ts';

/** Exif 3.0, table of Orientation: which corner of the scene the stored upper left pixel (0, 0) is, of a frame of 5 x 3. */
test.each([
  [1, 'upper left', { x: 0, y: 0 }],
  [2, 'upper right', { x: 4, y: 0 }],
  [3, 'lower right', { x: 4, y: 2 }],
  [4, 'lower left', { x: 0, y: 2 }],
  [5, 'upper left, sides swapped', { x: 0, y: 0 }],
  [6, 'upper right, sides swapped', { x: 2, y: 0 }],
  [7, 'lower right, sides swapped', { x: 2, y: 4 }],
  [8, 'lower left, sides swapped', { x: 0, y: 4 }],
])('orientation %i has the stored upper left pixel at the %s', (orientation, _, corner) => {
  expect(turned({ x: 0, y: 0 }, { width: 5, height: 3 }, orientation)).toEqual(corner);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i keeps every pixel, in the size it turns to', (orientation) => {
  const size = { width: 5, height: 3 };
  const upright = turnedSize(size, orientation);
  const seen = new Set<string>();
  for (let i = 0; i < 15; i++) {
    const { x, y } = turned({ x: i % 5, y: Math.floor(i / 5) }, size, orientation);
    if (x >= 0 && y >= 0 && x < upright.width && y < upright.height) seen.add(`${x},${y}`);
  }
  expect(seen.size).toBe(15);
});

import { boxAround, contains, enclosing, grow, intersection, overlaps } from '@hotpix/result';
import { expect, test } from 'vitest';

const box = { x: 10, y: 20, width: 4, height: 2 };

test('a rectangle holds its left and upper border, not its right and lower one', () => {
  expect([contains(box, 10, 20), contains(box, 13, 21)]).toEqual([true, true]);
  expect([contains(box, 14, 20), contains(box, 10, 22), contains(box, 9, 20)]).toEqual([false, false, false]);
});

test('rectangles that only touch do not overlap', () => {
  expect(overlaps(box, { x: 14, y: 20, width: 4, height: 2 })).toBe(false);
  expect(overlaps(box, { x: 13, y: 21, width: 4, height: 2 })).toBe(true);
});

test('what two rectangles have in common lies in both, and is nothing where they only touch', () => {
  expect(intersection(box, { x: 12, y: 15, width: 9, height: 6 })).toEqual({ x: 12, y: 20, width: 2, height: 1 });
  expect(intersection(box, { x: 14, y: 20, width: 4, height: 2 })).toBeUndefined();
});

test('the rectangle around pixels holds the outermost', () => {
  const pixels = [
    { x: 5, y: 9 },
    { x: 3, y: 12 },
    { x: 4, y: 7 },
  ];
  expect(boxAround(pixels)).toEqual({ x: 3, y: 7, width: 3, height: 6 });
});

test('the rectangle around two holds both and nothing more', () => {
  expect(enclosing(box, { x: 20, y: 5, width: 1, height: 1 })).toEqual({ x: 10, y: 5, width: 11, height: 17 });
});

test('a rectangle grows up to the border of what it lies within', () => {
  const frame = { x: 0, y: 19, width: 15, height: 30 };
  expect(grow(box, 3, frame)).toEqual({ x: 7, y: 19, width: 8, height: 6 });
});

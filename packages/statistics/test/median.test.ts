import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf } from '../src/median.ts';

test('a median is the middle of the sorted numbers, or half way between the two in the middle', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 }), (numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
      expect(medianOf(Float64Array.from(numbers))).toBe((low + high) / 2);
    }),
  );
});

test('a median is that of the first numbers of a buffer alone, and none of none', () => {
  expect(medianOf(Float64Array.of(3, 1, 2, 99, 99), 3)).toBe(2);
  expect(medianOf(Float64Array.of(3), 0)).toBeNaN();
});

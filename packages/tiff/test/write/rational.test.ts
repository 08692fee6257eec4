import { describe, expect, it } from 'vitest';
import { toRational } from '../../src/write/rational.ts';

describe('a number as a fraction', () => {
  it.each([
    [1 / 60, [1, 60]],
    [Math.fround(1 / 60), [1, 60]],
    [0.3, [3, 10]],
    [2.8, [14, 5]],
    [30, [30, 1]],
    [0, [0, 1]],
    [-1, [0, 1]],
    [Number.NaN, [0, 1]],
    [Infinity, [0xffffffff, 1]],
  ])('%d', (value, expected) => {
    expect(toRational(value)).toEqual(expected);
  });

  it.each([Math.PI, 1e-7, 123456.789, 0.009914460591971874])('is within one part in ten million of %d', (value) => {
    const [numerator, denominator] = toRational(value);
    expect(Math.abs(numerator / denominator / value - 1)).toBeLessThanOrEqual(1e-7);
    expect(Math.max(numerator, denominator)).toBeLessThanOrEqual(0xffffffff);
  });
});

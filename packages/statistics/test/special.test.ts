import { expect, test } from 'vitest';
import { binomialTail, chiSquareLower, normalDeviate, normalTail } from '../src/special.ts';

// Values of Abramowitz & Stegun, tables 26.1 and 26.8, and of R's pnorm and pchisq.
test.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [1.959963984540054, 0.025],
  [3, 0.0013498980316300933],
  [5, 2.8665157187919333e-7],
  [8, 6.220960574271785e-16],
  [-1, 0.8413447460685429],
])('the normal tail beyond %d is %d', (w, expected) => {
  expect(normalTail(w) / expected).toBeCloseTo(1, 10);
});

test.each([
  [1, 3.841458820694124, 0.95],
  [2, 2 * Math.LN2, 0.5],
  [7, 1.2390423, 0.01],
  [10, 2.5582122, 0.01],
  [23, 9.2604248, 0.005],
  [4, 0.02, 1 - Math.exp(-0.01) * 1.01],
])('chi-square with %d degrees of freedom stays below %d with probability %d', (degrees, x, expected) => {
  expect(chiSquareLower(degrees, x) / expected).toBeCloseTo(1, 6);
});

// R's qnorm(p, lower.tail = FALSE).
test.each([
  [0.5, 0],
  [0.15865525393145707, 1],
  [0.025, 1.959963984540054],
  [0.001, 3.090232306167813],
  [1e-6, 4.753424308822899],
  [1e-10, 6.361340902404056],
  [6.220960574271785e-16, 8],
])('a normal variable lies beyond its deviate with probability %d at %d', (tail, deviate) => {
  expect(normalDeviate(tail)).toBeCloseTo(deviate, 8);
});

// By hand, and summed term by term in exact fractions.
test.each([
  [10, 0, 0.3, 1],
  [10, 10, 0.5, 2 ** -10],
  [10, 11, 0.5, 0],
  [3, 2, 0.1, 3 * 0.01 * 0.9 + 0.001],
  [24, 8, 0.02, 1.413767197e-8],
  [1000, 200, 1 / 16, 5.096382953e-48],
  [20_000, 20_000, 1 / 16, 0],
  [100, 40, 0.5, 0.9823999],
])('of %i trials %i or more succeed, each with probability %d, with probability %d', (n, k, p, expected) => {
  if (expected === 0) expect(binomialTail(n, k, p)).toBeLessThan(1e-300);
  else expect(binomialTail(n, k, p) / expected).toBeCloseTo(1, 3);
});

/** Sums of steps, against steps added one by one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convolve } from '../../../statistics/src/convolve/convolve.ts';
import { ExactSums } from '../../src/chance/exact-sums.ts';

const probability = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true }));
const probabilities = (most: number) => fc.array(probability, { minLength: 1, maxLength: most });

function plainly(a: readonly number[], b: readonly number[]): number[] {
  const sums = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((p, i) => b.forEach((q, j) => (sums[i + j] += p * q)));
  return sums;
}

function expectClose(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-12 * expected);
}

test('the convolution of two rows is that of each number with each', () => {
  fc.assert(
    fc.property(probabilities(40), probabilities(40), (a, b) => {
      const found = convolve(Float64Array.from(a), Float64Array.from(b));
      const expected = plainly(a, b);
      expect(found.length).toBe(expected.length);
      expected.forEach((value, i) => expectClose(found[i], value));
    }),
  );
});

test('the tails of a sum are those of as many steps added one after another', () => {
  fc.assert(
    fc.property(probabilities(7), fc.integer({ min: 1, max: 20 }), (steps, n) => {
      let sums: number[] = [1];
      for (let i = 0; i < n; i++) sums = plainly(sums, steps);
      const exact = new ExactSums(Float64Array.from(steps));
      for (let place = -2; place < sums.length + 2; place++) {
        const [from, to] = [Math.max(0, place), Math.max(0, place + 1)];
        expectClose(
          exact.atLeast(n, place),
          sums.slice(from).reduce((tail, p) => tail + p, 0),
        );
        expectClose(
          exact.atMost(n, place),
          sums.slice(0, to).reduce((tail, p) => tail + p, 0),
        );
      }
    }),
  );
});

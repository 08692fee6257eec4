import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemOf } from '../../src/repair/system.ts';

/** A positive definite matrix of random numbers, and a right side. */
const systems = fc.integer({ min: 1, max: 41 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    factor: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }),
    side: fc.array(fc.double({ min: -255, max: 255, noNaN: true }), { minLength: n, maxLength: n }),
  }),
);

function matrixOf(n: number, factor: readonly number[]): number[] {
  return Array.from({ length: n * n }, (_, at) => {
    const [row, column] = [Math.floor(at / n), at % n];
    let sum = row === column ? n : 0;
    for (let k = 0; k < n; k++) sum += factor[row * n + k] * factor[column * n + k];
    return sum;
  });
}

test('the kernel solves a system to the bits of the plain code', () => {
  fc.assert(
    fc.property(systems, ({ n, factor, side }) => {
      const solutions = (['auto', 'reference'] as const).map((kernels) => {
        const { matrix, vector, solve } = systemOf(n, kernels);
        matrix.set(matrixOf(n, factor));
        vector.set(side);
        solve();
        return [...vector];
      });
      expect(solutions[0]).toEqual(solutions[1]);
    }),
  );
});

test('a solution times the matrix is the right side', () => {
  const [n, side] = [7, [3, 1, 4, 1, 5, 9, 2]];
  const whole = matrixOf(
    n,
    Array.from({ length: n * n }, (_, at) => Math.sin(at)),
  );
  const { matrix, vector, solve } = systemOf(n);
  matrix.set(whole);
  vector.set(side);
  solve();
  const product = side.map((_, row) => vector.reduce((sum, x, k) => sum + whole[row * n + k] * x, 0));
  product.forEach((value, row) => expect(value).toBeCloseTo(side[row], 9));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulateFrames } from '../../../core/src/testing/index.ts';
import { sumOfSquaredDeviations } from '../../src/moments/moments.ts';
import { addMomentsPlainly, createMoments } from '../support/planes.ts';

/** The definition in rational numbers: n Σ(x − x̄)² = n Σx² − (Σx)². */
function exactDeviations(values: readonly number[]): number {
  const n = BigInt(values.length);
  const sum = values.reduce((total, value) => total + BigInt(value), 0n);
  const squares = values.reduce((total, value) => total + BigInt(value) ** 2n, 0n);
  const numerator = n * squares - sum * sum;
  const whole = numerator / n;
  return Number(whole) + Number(numerator - whole * n) / values.length;
}

describe('the sum of squared deviations', () => {
  test('is exact for any 16-bit samples', () => {
    const samples = fc.array(fc.integer({ min: 0, max: 65535 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(samples, (values) => {
        const sum = values.reduce((total, value) => total + value, 0);
        const squares = values.reduce((total, value) => total + value * value, 0);
        const exact = exactDeviations(values);
        expect(Math.abs(sumOfSquaredDeviations(values.length, sum, squares) - exact)).toBeLessThanOrEqual(
          exact * 1e-15,
        );
      }),
    );
  });

  test('does not cancel where two million bright samples differ by one', () => {
    const n = 2_000_000;
    const sum = 65535 * n - 1;
    const squares = 65535 ** 2 * (n - 1) + 65534 ** 2;
    expect(sumOfSquaredDeviations(n, sum, squares)).toBeCloseTo(1 - 1 / n, 12);
  });
});

test('moments are those of a two-pass computation in double precision, the first frame included', () => {
  const { frames } = simulateFrames({ count: 7 });
  const planes = createMoments(frames[0]);
  addMomentsPlainly(planes, frames.slice(0, 3), { from: 0, to: 20 });
  addMomentsPlainly(planes, frames.slice(0, 3), { from: 20, to: frames[0].height });
  addMomentsPlainly(planes, frames.slice(3), { from: 0, to: frames[0].height });
  for (let i = 0; i < planes.sum.length; i += 17) {
    const values = frames.map(({ samples }) => samples[i]);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const twoPass = values.reduce((total, value) => total + (value - mean) ** 2, 0);
    expect(sumOfSquaredDeviations(7, planes.sum[i], planes.squares[i]) / twoPass).toBeCloseTo(1, 9);
  }
});

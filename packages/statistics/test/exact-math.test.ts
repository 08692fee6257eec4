/** Elementary functions that give the same bits in every engine. */
import { describe, expect, test } from 'vitest';
import { exp, expm1, log, log1p, power } from '../src/exact-math.ts';

/** Numbers as bits, for all that `toBe` would not tell apart or show. */
const bitsOf = (x: number): string =>
  Buffer.from(new Float64Array([x]).buffer)
    .reverse()
    .toString('hex');

describe('known values', () => {
  // The numbers nearest to those that Python's decimal gives with 60 digits.
  test.each([
    [1, 2.718281828459045],
    [-1, 0.36787944117144233],
    [10, 22026.465794806718],
    [0.001, 1.0010005001667084],
    [-700, 9.85967654375977e-305],
    [-745, 5e-324],
    [0, 1],
  ])('exp(%d) is %d to the last bit but one', (x, expected) => {
    expect(Math.abs(exp(x) / expected - 1)).toBeLessThan(2 ** -52);
  });

  test.each([
    [2, 0.6931471805599453],
    [10, 2.302585092994046],
    [0.5, -0.6931471805599453],
    [1.0000001, 9.999999505838704e-8],
    [5e-324, -744.4400719213812],
    [1e300, 690.7755278982137],
  ])('log(%d) is %d to the last bit but one', (x, expected) => {
    expect(Math.abs(log(x) / expected - 1)).toBeLessThan(2 ** -51);
  });

  test.each([
    [1e-10, 1.00000000005e-10],
    [0.001, 0.0010005001667083417],
    [1, 1.718281828459045],
    [-40, -1],
  ])('expm1(%d) is %d to the last bits', (x, expected) => {
    expect(Math.abs(expm1(x) / expected - 1)).toBeLessThan(2 ** -50);
  });

  test.each([
    [1e-10, 9.9999999995e-11],
    [0.001, 0.0009995003330835331],
    [-0.5, -0.6931471805599453],
    [1, 0.6931471805599453],
  ])('log1p(%d) is %d to the last bits', (x, expected) => {
    expect(Math.abs(log1p(x) / expected - 1)).toBeLessThan(2 ** -50);
  });

  test('whole powers are products', () => {
    expect([power(3, 0), power(3, 1), power(3, 13), power(0.5, 10), power(0, 0)]).toEqual([1, 3, 1594323, 2 ** -10, 1]);
  });

  test('the ends of the range are those of ECMA-262', () => {
    expect([exp(-Infinity), exp(Infinity), exp(710), exp(-746), exp(NaN)]).toEqual([0, Infinity, Infinity, 0, NaN]);
    expect([expm1(-Infinity), expm1(Infinity), expm1(0), log1p(-1), log1p(Infinity), log1p(0)]).toEqual([
      ...[-1, Infinity, 0],
      ...[-Infinity, Infinity, 0],
    ]);
    expect([log(0), log(-1), log(Infinity), log(1), log(NaN)]).toEqual([-Infinity, NaN, Infinity, 0, NaN]);
  });
});

test('a sum over the range has the bits that it had when Results began to hold them', () => {
  let [byExp, byLog] = [0, 0];
  for (let i = 1; i <= 100_000; i++) {
    byExp += exp(-i / 137);
    byLog += log(i / 137);
  }
  expect([bitsOf(byExp), bitsOf(byLog)]).toEqual(['40611004fba38646', '4121118a4235bfb4']);
});

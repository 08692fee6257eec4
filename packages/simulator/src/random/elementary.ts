/**
 * Exponential and logarithm from the four operations of IEEE 754 alone. Those of `Math` may differ in the last bit
 * between engines, and a simulated frame must have the same bits on all of them.
 */

const EXPONENTIAL_TERMS = 16;
const LOGARITHM_TERMS = 14;

/** e to the power of x, |x| at most 700. Relative error below 1e-13. */
export function exponential(x: number): number {
  const doublings = Math.floor(x / Math.LN2 + 0.5);
  const rest = x - doublings * Math.LN2;
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= EXPONENTIAL_TERMS; k++) {
    term *= rest / k;
    sum += term;
  }
  const factor = doublings < 0 ? 0.5 : 2;
  for (let i = Math.abs(doublings); i > 0; i--) sum *= factor;
  return sum;
}

/** Natural logarithm of a positive, finite x. Error below 1e-14, relative beyond 1. */
export function logarithm(x: number): number {
  let mantissa = x;
  let doublings = 0;
  for (; mantissa > Math.SQRT2; doublings++) mantissa *= 0.5;
  for (; mantissa < Math.SQRT1_2; doublings--) mantissa *= 2;
  const z = (mantissa - 1) / (mantissa + 1);
  let power = z;
  let sum = 0;
  for (let k = 0; k < LOGARITHM_TERMS; k++) {
    sum += power / (2 * k + 1);
    power *= z * z;
  }
  return 2 * sum + doublings * Math.LN2;
}

/** base to the power of exponent, for a positive base. */
export function power(base: number, exponent: number): number {
  return exponential(exponent * logarithm(base));
}

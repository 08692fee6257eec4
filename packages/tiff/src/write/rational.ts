/** A number as a fraction of two 32-bit whole numbers. */

const LARGEST = 0xffffffff;

/**
 * The simplest fraction within one part in ten million of the value, by continued fractions, so that 1/60 s stays 1/60.
 * @param value from 0; what is too large or no number becomes 0/1 or the largest fraction
 */
export function toRational(value: number): [number, number] {
  if (!(value > 0)) return [0, 1];
  if (value >= LARGEST) return [LARGEST, 1];
  let [numerator, denominator] = [Math.floor(value), 1];
  let [lastNumerator, lastDenominator] = [1, 0];
  let rest = value - numerator;
  while (Math.abs(numerator / denominator - value) > value * 1e-7 && rest > 0) {
    const whole = Math.floor(1 / rest);
    rest = 1 / rest - whole;
    const next = [whole * numerator + lastNumerator, whole * denominator + lastDenominator] as const;
    if (next[0] > LARGEST || next[1] > LARGEST) break;
    [lastNumerator, lastDenominator] = [numerator, denominator];
    [numerator, denominator] = next;
  }
  return [numerator, denominator];
}

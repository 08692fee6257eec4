import { describe, expect, test } from 'vitest';
import { Tail } from '../../src/even-frames/tail.ts';

const SITES = 100_000;
/** One good site of twelve million. */
const RARE = 1 / 12e6;

/** Values at evenly spaced probabilities: a sample without chance. */
function sample(quantile: (p: number) => number): Float64Array {
  return Float64Array.from({ length: SITES }, (_, i) => quantile((i + 0.5) / SITES));
}

/** Normal to a hundredth: Tukey's lambda distribution with the shape of the normal one, 0.1349, scaled to a deviation of 1. */
const normal = sample((p) => (p ** 0.1349 - (1 - p) ** 0.1349) / 0.1975);

describe('the limit of a tail', () => {
  test('of a normal distribution is that of one good site, 5.2 standard deviations, or up to two more', () => {
    const { limit } = new Tail(normal, RARE);
    expect(limit).toBeGreaterThan(5.2);
    expect(limit).toBeLessThan(7.5);
  });

  test('of a longer, exponential tail is where that tail has one good site', () => {
    // P(Z ≥ z) = exp(−z/0.6): beyond 0.6·ln(12 million).
    const exponential = sample((p) => -0.6 * Math.log(1 - p));
    expect(new Tail(exponential, RARE).limit / (0.6 * Math.log(12e6))).toBeCloseTo(1, 1);
  });

  test('does not move for defects far out, and little for those of any size', () => {
    const clean = new Tail(normal, RARE).limit;
    const withDefects = (sizeOf: (i: number) => number): number => {
      const defects = Array.from({ length: 300 }, (_, i) => sizeOf(i));
      return new Tail(Float64Array.of(...normal, ...defects).sort(), RARE).limit;
    };
    expect(Math.abs(withDefects((i) => 50 + i) - clean)).toBeLessThan(0.1);
    expect(Math.abs(withDefects((i) => 3 * Math.exp(i / 50)) - clean)).toBeLessThan(3);
  });

  test('of too few sites to tell is the normal one', () => {
    // Φ(−5.2) = 1.0e-7 and Φ(−5.25) = 7.6e-8, by tables.
    const { limit } = new Tail(Float64Array.from([-1, 0, 1]), RARE);
    expect(limit).toBeGreaterThan(5.2);
    expect(limit).toBeLessThan(5.25);
  });
});

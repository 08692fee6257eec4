import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Chance, EXACT_FRAMES } from '../../src/chance/chance.ts';

/** Steps of −1, 0 and 1 with probabilities 1/4, 1/2, 1/4: the sum of n is binomial(2n, 1/2) − n. */
const binomial = Float64Array.of(1, 2, 1);
const atLeastBinomial = (trials: number, least: number): number => {
  let tail = 0;
  let term = 2 ** -trials;
  for (let k = 0; k <= trials; k++) {
    if (k >= least) tail += term;
    term *= (trials - k) / (k + 1);
  }
  return tail;
};

describe('what chance does', () => {
  test.each([
    [3, 2],
    [10, 7],
    [15, 11],
  ])('%d steps reach %d as often as the binomial distribution says', (n, s) => {
    const chance = new Chance(binomial);
    const expected = atLeastBinomial(2 * n, n + s);
    expect(chance.atLeast(n, s) / expected).toBeCloseTo(1, 9);
    expect(chance.atMost(n, -s) / expected).toBeCloseTo(1, 9);
  });

  test('beyond the exact range the saddlepoint approximation stays within 1 % of the binomial tail', () => {
    const chance = new Chance(binomial);
    const n = 256;
    for (const s of [20, 40, 60, 100]) {
      const expected = atLeastBinomial(2 * n, n + s);
      expect(chance.atLeast(n, s) / expected).toBeCloseTo(1, 2);
      expect(chance.atMost(n, -s) / expected).toBeCloseTo(1, 2);
    }
  });

  test('the saddlepoint approximation stays within 1 % of a skewed distribution added up step by step', () => {
    const skewed = [1, 0, 50, 400, 300, 60, 20, 5, 1];
    const total = skewed.reduce((a, b) => a + b);
    const n = EXACT_FRAMES + 1;
    let sums = new Map([[0, 1]]);
    for (let i = 0; i < n; i++) {
      const next = new Map<number, number>();
      for (const [sum, p] of sums) {
        skewed.forEach((count, step) =>
          next.set(sum + step - 4, (next.get(sum + step - 4) ?? 0) + (p * count) / total),
        );
      }
      sums = next;
    }
    const chance = new Chance(Float64Array.from(skewed));
    for (const s of [10, 20, 30, 40]) {
      const expected = [...sums].filter(([sum]) => sum >= s).reduce((tail, [, p]) => tail + p, 0);
      expect(Math.abs(chance.atLeast(n, s) / expected - 1)).toBeLessThan(0.01);
    }
  });

  test('nothing lies beyond the greatest sum, and everything from the least on', () => {
    const chance = new Chance(binomial);
    expect(chance.atLeast(5, 6)).toBe(0);
    expect(chance.atLeast(5, -5)).toBeCloseTo(1, 12);
    expect(chance.atLeast(200, 201)).toBe(0);
    expect(chance.atLeast(200, 200) / 4 ** -200).toBeCloseTo(1, 9);
  });

  test('knows mean, standard deviation and reach of a step', () => {
    // 1·(−2) + 3·0 + 4·2 over 8 is 3/4; squares 1·4 + 4·4 over 8 are 5/2.
    const { mean, deviation, reach } = new Chance(Float64Array.of(1, 0, 3, 0, 4));
    expect([mean, deviation, reach]).toEqual([0.75, Math.sqrt(2.5 - 0.5625), 2]);
  });

  test('of nothing seen is nothing', () => {
    const { mean, deviation } = new Chance(new Float64Array(5));
    expect([mean, deviation]).toEqual([0, 0]);
  });

  test('a sum between two whole numbers is reached by the next of them', () => {
    const chance = new Chance(binomial);
    expect(chance.atLeast(10, 6.2)).toBe(chance.atLeast(10, 7));
    expect(chance.atMost(10, -6.2)).toBe(chance.atMost(10, -7));
  });

  test.each([100, 160, 1000])('of %i steps falls from a half at the mean, without a gap', (n) => {
    const chance = new Chance(Float64Array.of(1, 21, 56, 20, 2));
    const first = Math.ceil(n * chance.mean + 1e-9);
    const tails = Array.from({ length: 12 }, (_, i) => chance.atLeast(n, first + i));
    expect(Math.abs(tails[0] - 0.5)).toBeLessThan(0.05);
    tails.slice(1).forEach((tail, i) => {
      expect(tail).toBeLessThan(tails[i]);
      // No step is more likely than the one at the mean, 1 / √(2πnσ²).
      expect(tails[i] - tail).toBeLessThan(1.1 / Math.sqrt(2 * Math.PI * n) / chance.deviation);
    });
  });

  test('at least a sum and at most the one below it are all there is', () => {
    const chance = new Chance(Float64Array.of(1, 0, 30, 200, 150, 20, 9));
    for (const n of [5, EXACT_FRAMES]) {
      for (const s of [-4, 0, 3, 20]) expect(chance.atLeast(n, s) + chance.atMost(n, s - 1)).toBeCloseTo(1, 10);
    }
  });

  test('goes on without a jump where the approximation takes over', () => {
    const chance = new Chance(Float64Array.of(1, 20, 60, 20, 1));
    const [exact, next] = [EXACT_FRAMES, EXACT_FRAMES + 1].map((n) => chance.atLeast(n, 5));
    expect(next).toBeGreaterThan(exact);
    expect(next / exact).toBeLessThan(1.3);
  });

  test('is the same whatever was asked before', () => {
    const histogram = Float64Array.of(1, 0, 50, 400, 300, 60, 20, 5, 1);
    const place = fc.record({ n: fc.integer({ min: 1, max: 80 }), s: fc.integer({ min: -350, max: 350 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 10 }), (places) => {
        const asked = new Chance(histogram);
        for (const { n, s } of places) {
          const fresh = new Chance(histogram);
          const pairs = [
            [asked.atLeast(n, s), fresh.atLeast(n, s)],
            [asked.atMost(n, s), fresh.atMost(n, s)],
          ];
          for (const [again, first] of pairs) expect(Math.abs(again - first)).toBeLessThanOrEqual(1e-8 * first);
        }
      }),
    );
  });
});

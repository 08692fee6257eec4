import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Chance } from '../../src/chance/chance.ts';
import { leastFrom, LimitTable, type Spread } from '../../src/chance/limit-table.ts';

/** Steps of −1, 0 and 1 with probabilities 1/4, 1/2, 1/4: the sum of n is binomial(2n, 1/2) − n. */
const steps = new Chance(Float64Array.of(1, 2, 1));
/** Every twentieth frame is clearly below. */
const CLEARLY_BELOW = 1 / 20;
/** An excess of 1 in every tenth frame. */
const excess = new Chance(Float64Array.of(0, 9, 1));
const table = (probability: number, spread: Partial<Spread> = {}): LimitTable =>
  new LimitTable(steps, excess, CLEARLY_BELOW, { inflation: 1, repeats: 1, ...spread }, probability);

/** P(X ≥ least) of n trials that each succeed with probability p, term by term. */
function binomialTail(n: number, least: number, p: number): number {
  let [tail, term] = [0, (1 - p) ** n];
  for (let k = 0; k <= n; k++) {
    if (k >= least) tail += term;
    term *= (((n - k) / (k + 1)) * p) / (1 - p);
  }
  return tail;
}

const leastWhole = (holds: (value: number) => boolean): number => {
  let value = 0;
  while (!holds(value)) value++;
  return value;
};

const highOf = (n: number, probability: number): number =>
  leastWhole((sum) => binomialTail(2 * n, n + sum, 1 / 2) <= probability);
const mostOf = (n: number, probability: number): number =>
  leastWhole((sum) => binomialTail(n, sum, 1 / 10) <= probability);

describe('the limits', () => {
  test.each([
    [10, 1e-3],
    [10, 1e-5],
    [40, 1e-6],
  ])('of %i frames and probability %d are where the binomial tails are', (n, probability) => {
    const high = highOf(n, probability);
    const below = leastWhole((frames) => binomialTail(n, frames, CLEARLY_BELOW) <= probability);
    expect(table(probability).of(n)).toEqual({ low: -high, high, most: mostOf(n, probability), below });
  });

  test('are infinite where all of the frames together are not seldom enough', () => {
    // The greatest sum of three, 3, comes with probability 4^-3 = 1/64; an excess in all three with 1/1000, all three below with 1/8000.
    expect(table(1e-4).of(3)).toEqual({ low: -Infinity, high: Infinity, most: Infinity, below: Infinity });
    expect(table(1 / 60).of(3)).toMatchObject({ high: 3, low: -3 });
  });

  test('widen as the inflation does', () => {
    const high = highOf(40, 1e-4);
    // The least whole number of which half is at least the limit, or more than the number before it.
    expect(table(1e-4, { inflation: 2 }).of(40)).toMatchObject({
      high: 2 * (high - 1) + 1,
      low: -(2 * (high - 1) + 1),
    });
  });

  test('widen by the fourth root of the repeats', () => {
    expect(table(1e-4, { repeats: 16 }).of(40).high).toBe(table(1e-4, { inflation: 2 }).of(40).high);
  });

  test('of the excess are those of as many frames as there are scenes, each of which counts for all its repeats', () => {
    expect(table(1e-4, { repeats: 4 }).of(40).most).toBe(4 * (mostOf(10, 1e-4) - 1) + 1);
  });

  test('never ask for less with more repeats', () => {
    const most = [1, 1.5, 2, 3, 5, 8].map((repeats) => table(1e-3, { repeats }).of(40).most);
    expect(most).toEqual(most.toSorted((a, b) => a - b));
  });

  test('are the same in whatever order numbers of frames are asked for', () => {
    const anyFrames = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        anyFrames,
        fc.constantFrom(1e-2, 1e-5, 1e-9),
        fc.double({ min: 1, max: 3 }),
        (frames, p, inflation) => {
          const asked = table(p, { inflation });
          for (const n of frames) expect(asked.of(n)).toEqual(table(p, { inflation }).of(n));
        },
      ),
    );
  });
});

test('the least number for which a test holds is found from wherever the search begins', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: -100, max: 6000 }), (least, beyond, near) => {
      let looks = 0;
      const found = leastFrom(near, least + beyond, (size) => {
        looks++;
        return size >= least;
      });
      expect(found).toBe(least);
      // Each step is twice the one before, and then each part half of it.
      expect(looks).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(6100)) + 2);
    }),
  );
});

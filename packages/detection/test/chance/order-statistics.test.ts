import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Binned, type Rows } from '../../src/chance/order-statistics.ts';

const numbers = fc.oneof(
  fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.constantFrom(-1e-300, 0, 1e-300, 1e300), { minLength: 1, maxLength: 20 }),
);

/** As differences from 0, in rows of that many. */
function rowsOf(some: readonly number[], length: number): Rows {
  const rows = Math.ceil(some.length / length);
  return {
    numbers: Float64Array.from([...new Array<number>(length).fill(0), ...some]),
    length,
    of: Array.from({ length: rows }, (_, row) => ({ before: 0, behind: length * (row + 1) })),
  };
}

const binned = (some: readonly number[], length: number): Binned =>
  new Binned(rowsOf(some, length), Math.max(...some.map(Math.abs)));

/** Lengths that leave no row unfilled. */
const withLength = numbers.chain((some) =>
  fc.record({
    some: fc.constant(some),
    length: fc.constantFrom(...[1, 2, 5, 7, some.length].filter((length) => some.length % length === 0)),
  }),
);

describe('binned differences', () => {
  test('at some places are those of all when sorted', () => {
    const anyShares = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
    fc.assert(
      fc.property(withLength, anyShares, ({ some, length }, shares) => {
        const places = shares.map((share) => Math.floor(share * some.length));
        const sorted = some.toSorted((a, b) => a - b);
        const found = binned(some, length).at(places);
        expect(found.map((value) => value + 0)).toEqual(places.map((place) => sorted[place] + 0));
      }),
    );
  });

  test('that are far from 0 are all found, in their order', () => {
    fc.assert(
      fc.property(withLength, fc.double({ min: 0, max: 1e6, noNaN: true }), ({ some, length }, least) => {
        const found = [...binned(some, length).beyond(least)].filter((i) => Math.abs(some[i]) >= least);
        expect(found).toEqual([...some.keys()].filter((i) => Math.abs(some[i]) >= least));
      }),
    );
  });

  test('that are near 0 are mostly left out', () => {
    const some = Array.from({ length: 1000 }, (_, i) => i / 1000);
    expect(binned(some, 10).beyond(0.9).length).toBeLessThan(110);
  });
});

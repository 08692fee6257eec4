import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersAt, type EachRow } from '../../src/chance/order-statistics.ts';

const numbers = fc.oneof(
  fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.constantFrom(-1e-300, 0, 1e-300, 1e300), { minLength: 1, maxLength: 20 }),
);

/** Of so many numbers; the last may be shorter. */
const rowsOf =
  (all: readonly number[], length: number): EachRow =>
  (visit) => {
    for (let from = 0; from < all.length; from += length) visit(Float64Array.from(all.slice(from, from + length)));
  };

test('the numbers at some places are those of all when sorted', () => {
  fc.assert(
    fc.property(numbers, fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (some, shares) => {
      const places = shares.map((share) => Math.floor(share * some.length));
      const sorted = some.toSorted((a, b) => a - b);
      const found = numbersAt(rowsOf(some, 7), places, Math.max(...some.map(Math.abs)));
      expect(found.map((value) => value + 0)).toEqual(places.map((place) => sorted[place] + 0));
    }),
  );
});

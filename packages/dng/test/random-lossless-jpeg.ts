/** Any lossless JPEG, at random. */
import fc from 'fast-check';
import type { PlainJpeg } from './write-lossless-jpeg.ts';

/** Codes of 1 to 16 bits, in any order of categories: only one of them is no longer than 1 bit. */
const skewed = fc
  .shuffledSubarray(
    Array.from({ length: 17 }, (_, category) => category),
    { minLength: 17 },
  )
  .map((order) => order.map((rank) => Math.min(rank + 1, 16)));
const flat = fc.constant(Array.from({ length: 17 }, () => 5));

/** Lossless JPEG of any kind that is read here. */
export function jpegsOf({
  components = fc.integer({ min: 1, max: 4 }),
  predictor = fc.integer({ min: 1, max: 7 }),
} = {}): fc.Arbitrary<PlainJpeg> {
  return fc
    .record({
      components,
      columns: fc.integer({ min: 1, max: 12 }),
      height: fc.integer({ min: 1, max: 9 }),
      precision: fc.integer({ min: 2, max: 16 }),
      predictor,
      rowsAtOnce: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      hasOwnTables: fc.boolean(),
    })
    .chain(({ components, columns, height, precision, predictor, rowsAtOnce, hasOwnTables }) => {
      const length = components * columns * height;
      const top = 2 ** precision - 1;
      const sample = fc.oneof(fc.constantFrom(0, top, top >> 1), fc.nat(top), fc.nat(Math.min(top, 40)));
      const tables = hasOwnTables ? components : 1;
      return fc.record({
        samples: fc.array(sample, { minLength: length, maxLength: length }),
        width: fc.constant(components * columns),
        components: fc.constant(components),
        precision: fc.constant(precision),
        predictor: fc.constant(predictor),
        rowsAtOnce: fc.constant(predictor === 1 ? rowsAtOnce : undefined),
        lengths: fc.array(fc.oneof(skewed, flat), { minLength: tables, maxLength: tables }),
      });
    });
}

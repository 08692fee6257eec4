import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortEight } from '../src/order.ts';

const eight = fc.array(fc.integer({ min: 0, max: 65535 }), { minLength: 8, maxLength: 8 });

test('the sorting network gives the order statistics that sorting gives', () => {
  fc.assert(
    fc.property(eight, (values) => {
      const out = { second: 0, fourth: 0, fifth: 0, seventh: 0 };
      const [a, b, c, d, e, f, g, h] = values;
      sortEight(a, b, c, d, e, f, g, h, out);
      const sorted = [...values].sort((x, y) => x - y);
      expect(out).toEqual({ second: sorted[1], fourth: sorted[3], fifth: sorted[4], seventh: sorted[6] });
    }),
    { numRuns: 2000 },
  );
});

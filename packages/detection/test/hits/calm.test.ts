/** The quick look at what hardly varies, against an exact one at each sample. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calmSites } from '../../src/hits/calm.ts';
import { sumOfSquaredDeviations } from '../../../statistics/src/moments/moments.ts';
import { mosaicShape, sensorShape } from '../../../core/test/support/shapes.ts';
import { createMoments } from '../../../statistics/test/support/planes.ts';

const size = { width: 12, height: 6 };
const frames = fc.integer({ min: 2, max: 40 });
const sample = fc.oneof(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 4000, max: 4004 }));

test('finds those whose deviations, worked out exactly, are so small, and no others', () => {
  const anySite = fc.tuple(sample, fc.constantFrom(0, 1, 5, 4000));
  const shapes = fc.constantFrom(sensorShape(size), mosaicShape(size));
  const sites = fc.array(anySite, { minLength: 72, maxLength: 72 });
  fc.assert(
    fc.property(shapes, frames, sites, fc.constantFrom(1, 25), (shape, n, all, ratio) => {
      const planes = createMoments(shape);
      all.forEach(([level, jump], i) => {
        // Every other frame is brighter by the jump.
        const bright = Math.floor(n / 2);
        planes.sum[i] = n * level + bright * jump;
        planes.squares[i] = (n - bright) * level ** 2 + bright * (level + jump) ** 2;
      });
      const deviations = Array.from(planes.sum, (sum, i) => sumOfSquaredDeviations(n, sum, planes.squares[i]));
      const step = shape.mosaic ? 2 : 1;
      const least = 25 * n;
      const expected = [...deviations.keys()].filter((i) => {
        const beside = deviations[(i % 12) + step < 12 ? i + step : i - step];
        return beside >= least && ratio * deviations[i] <= beside;
      });
      expect([...calmSites(planes, shape, n, { ratio, least })]).toEqual(expected);
    }),
  );
});

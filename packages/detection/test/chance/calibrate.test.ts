import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/chance/calibrate.ts';
import { Sites } from '../../src/chance/sites.ts';
import { ONCE } from '../../src/chance/recurrence.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { pictureShape, sensorShape } from '../../../core/test/support/shapes.ts';

const size = { width: 160, height: 120 };
const sensor = sensorShape(size);
const PROBABILITY = 1 / 100_000;
/** Rounded to steps of 1/8, the standard deviation of a good pixel is √(64 + 1/12) steps. */
const GOOD = Math.sqrt(64 + 1 / 12);

describe('the null model of good pixels', () => {
  test('is that of the noise, however strong a hundred defects are', () => {
    const planes = noisePlanes(sensor, 12, { zOf: (noise, site) => (site % 192 === 5 ? noise + 7 : noise) });
    expect(new NullModel(new Sites(planes, sensor)).deviation / GOOD).toBeGreaterThan(1.05);
    expect(calibrate(new Sites(planes, sensor), ONCE, PROBABILITY).deviation / GOOD).toBeLessThan(1.02);
  });

  test('without defects is that of all pixels', () => {
    const planes = noisePlanes(sensor, 12);
    const plain = new NullModel(new Sites(planes, sensor));
    expect(calibrate(new Sites(planes, sensor), ONCE, PROBABILITY).deviation / plain.deviation).toBeCloseTo(1, 3);
  });

  test('of a picture leaves out what its defects are smeared over', () => {
    const picture = pictureShape({ width: 240, height: 240 });
    const isSmeared = (site: number): boolean => {
      const [x, y] = [site % 240, Math.floor(site / 240)];
      return [40, 120, 200].some((place) => Math.max(Math.abs(x - place), Math.abs(y - place)) <= 3);
    };
    const planes = noisePlanes(picture, 8, { zOf: (noise, site) => (isSmeared(site) ? 4.5 + 0.3 * noise : noise) });
    expect(new NullModel(new Sites(planes, picture)).deviation / GOOD).toBeGreaterThan(1.02);
    expect(calibrate(new Sites(planes, picture), ONCE, PROBABILITY).deviation / GOOD).toBeLessThan(1.01);
  });

  test('counts as chance what a tenth of the sensor does', () => {
    const planes = noisePlanes(sensor, 12, { zOf: (noise, site) => (site % 10 === 5 ? noise + 7 : noise) });
    expect(calibrate(new Sites(planes, sensor), ONCE, PROBABILITY).deviation).toBe(
      new NullModel(new Sites(planes, sensor)).deviation,
    );
  });
});

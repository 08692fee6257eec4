import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/ranking/calibrate.ts';
import { Yardstick } from '../../src/ranking/yardstick.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { pictureShape, sensorShape } from '../support/shapes.ts';

const size = { width: 160, height: 120 };
const sensor = sensorShape(size);
const PROBABILITY = 1 / 100_000;
/** Rounded to steps of 1/8, the standard deviation of a good pixel is √(64 + 1/12) steps. */
const GOOD = Math.sqrt(64 + 1 / 12);

describe('the yardstick of good pixels', () => {
  test('is that of the noise, however strong a hundred defects are', () => {
    const planes = noisePlanes(sensor, 12, { zOf: (noise, site) => (site % 192 === 5 ? noise + 7 : noise) });
    expect(new Yardstick(planes, sensor, 1).deviation / GOOD).toBeGreaterThan(1.05);
    expect(calibrate(planes, sensor, 1, PROBABILITY).deviation / GOOD).toBeLessThan(1.02);
  });

  test('without defects is that of all pixels', () => {
    const planes = noisePlanes(sensor, 12);
    const plain = new Yardstick(planes, sensor, 1);
    expect(calibrate(planes, sensor, 1, PROBABILITY).deviation / plain.deviation).toBeCloseTo(1, 3);
  });

  test('of a picture leaves out what its defects are smeared over', () => {
    const picture = pictureShape(size);
    // Six spots of 7x7.
    const smeared = (site: number): number => {
      const [x, y] = [(site % 160) % 60, Math.floor(site / 160) % 60];
      const distance = Math.max(Math.abs(x - 20), Math.abs(y - 20));
      return distance === 0 ? 7 : distance <= 3 ? 0.8 : 0;
    };
    const planes = noisePlanes(picture, 12, { zOf: (noise, site) => noise + smeared(site) });
    expect(new Yardstick(planes, picture, 1).deviation / GOOD).toBeGreaterThan(1.01);
    expect(calibrate(planes, picture, 1, PROBABILITY).deviation / GOOD).toBeLessThan(1.005);
  });

  test('counts as chance what a twentieth of the sensor does', () => {
    const planes = noisePlanes(sensor, 12, { zOf: (noise, site) => (site % 20 === 5 ? noise + 7 : noise) });
    expect(calibrate(planes, sensor, 1, PROBABILITY).deviation).toBe(new Yardstick(planes, sensor, 1).deviation);
  });
});

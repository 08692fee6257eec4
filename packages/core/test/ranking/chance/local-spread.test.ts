import { describe, expect, test } from 'vitest';
import { LocalSpread } from '../../../src/ranking/chance/local-spread.ts';
import { Sites } from '../../../src/ranking/chance/sites.ts';
import { Yardstick } from '../../../src/ranking/chance/yardstick.ts';
import { noisePlanes } from '../../support/evidence-planes.ts';
import { sensorShape } from '../../support/shapes.ts';

const shape = sensorShape({ width: 160, height: 120 });
const at = (x: number, y: number): number => y * 160 + x;

/** @param zOf what is added to the noise of a site, in standard deviations */
function spread(zOf: (x: number, y: number) => number): LocalSpread {
  const planes = noisePlanes(shape, 8, {
    zOf: (noise, site) => noise + zOf(site % 160, Math.floor(site / 160)),
  });
  return new LocalSpread(new Yardstick(new Sites(planes, shape), 1));
}

const even = spread(() => 0);

describe('what is around a site', () => {
  test('where scenery stands still is wider than on the sensor as a whole', () => {
    // Bricks of ±2: 2·√8 = 5.7 standard deviations where the 97th percentile of |z| is 2.17.
    const local = spread((x, y) =>
      x < 30 && y >= 20 && y < 38 ? ((Math.floor(x / 3) + Math.floor(y / 3)) % 2 === 0 ? 2 : -2) : 0,
    );
    expect(local.widening(at(15, 29))).toBeGreaterThan(2);
    expect(local.widening(at(120, 80))).toBeLessThan(1.3);
  });

  test('is as wide as everywhere where there is nothing but noise', () => {
    for (const site of [at(0, 0), at(159, 119), at(80, 60), at(40, 100)]) {
      expect(even.widening(site)).toBeLessThan(1.15);
    }
  });

  test.each([
    ['column', (x: number, _y: number) => x === 80],
    ['row', (_x: number, y: number) => y === 60],
  ])('is not widened by the %s of defects on which it lies', (_, isOn) => {
    const local = spread((x, y) => (isOn(x, y) ? 3 : 0));
    expect(local.widening(at(80, 60))).toBeLessThan(1.15);
  });

  test('is not widened by five defects', () => {
    const defects = new Set(['70,50', '75,70', '90,55', '85,66', '66,61']);
    const local = spread((x, y) => (defects.has(`${x},${y}`) ? 6 : 0));
    expect(local.widening(at(80, 60)) / even.widening(at(80, 60))).toBeLessThan(1.03);
  });

  test('is not widened by what a defect smears three pixels wide over its picture', () => {
    const local = spread((x, y) => (Math.abs(x - 80) <= 3 && Math.abs(y - 60) <= 3 ? 6 : 0));
    expect(local.widening(at(80, 60)) / even.widening(at(80, 60))).toBeLessThan(1.03);
  });
});

test('of a frame smaller than a window says nothing', () => {
  const tiny = sensorShape({ width: 12, height: 12 });
  const planes = noisePlanes(tiny, 4);
  expect(new LocalSpread(new Yardstick(new Sites(planes, tiny), 1)).widening(70)).toBe(1);
});

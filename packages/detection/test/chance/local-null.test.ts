import { describe, expect, test } from 'vitest';
import { LocalNull } from '../../src/chance/local-null.ts';
import { Sites } from '../../src/chance/sites.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';

const shape = sensorShape({ width: 160, height: 120 });
const at = (x: number, y: number): number => y * 160 + x;

/** @param zOf what is added to the noise of a site, in standard deviations */
function spread(zOf: (x: number, y: number) => number): LocalNull {
  const planes = noisePlanes(shape, 8, {
    zOf: (noise, site) => noise + zOf(site % 160, Math.floor(site / 160)),
  });
  return new LocalNull(new NullModel(new Sites(planes, shape)));
}

const even = spread(() => 0);

describe('what is around a site', () => {
  test('where scenery stands still is wider than on the sensor as a whole', () => {
    // Bricks of ±2: 2·√8 = 5.7 standard deviations where the 97th percentile of |z| is 2.17.
    const local = spread((x, y) =>
      x < 30 && y >= 20 && y < 38 ? ((Math.floor(x / 3) + Math.floor(y / 3)) % 2 === 0 ? 2 : -2) : 0,
    );
    expect(local.around(at(15, 29)).widening).toBeGreaterThan(2);
    expect(local.around(at(120, 80)).widening).toBeLessThan(1.3);
  });

  test('is as wide as everywhere where there is nothing but noise', () => {
    for (const site of [at(0, 0), at(159, 119), at(80, 60), at(40, 100)]) {
      expect(even.around(site).widening).toBeLessThan(1.15);
    }
  });

  test.each([
    ['column', (x: number, _y: number) => x === 80],
    ['row', (_x: number, y: number) => y === 60],
  ])('is not widened by the %s of defects on which it lies', (_, isOn) => {
    const local = spread((x, y) => (isOn(x, y) ? 3 : 0));
    expect(local.around(at(80, 60)).widening).toBeLessThan(1.15);
  });

  test('is not widened by five defects', () => {
    const defects = new Set(['70,50', '75,70', '90,55', '85,66', '66,61']);
    const local = spread((x, y) => (defects.has(`${x},${y}`) ? 6 : 0));
    expect(local.around(at(80, 60)).widening / even.around(at(80, 60)).widening).toBeLessThan(1.03);
  });

  test('is not widened by what a defect smears three pixels wide over its picture', () => {
    const local = spread((x, y) => (Math.abs(x - 80) <= 3 && Math.abs(y - 60) <= 3 ? 6 : 0));
    expect(local.around(at(80, 60)).widening / even.around(at(80, 60)).widening).toBeLessThan(1.03);
  });
});

test('of a frame smaller than a window says nothing', () => {
  const tiny = sensorShape({ width: 12, height: 12 });
  const planes = noisePlanes(tiny, 4);
  expect(new LocalNull(new NullModel(new Sites(planes, tiny))).around(70).widening).toBe(1);
});

describe('a site', () => {
  const factorOf = (local: LocalNull, x: number, y: number): number => local.around(at(x, y)).clear.above;

  test('where lights gather differs clearly more often', () => {
    // One of thirty sites is lit in one of the frames in the left part, hardly any elsewhere.
    const lit = (x: number, y: number): boolean => x < 80 && (7 * x + 13 * y) % 30 === 0;
    const planes = noisePlanes(shape, 8, {
      zOf: (noise, site, frame) => noise + (lit(site % 160, Math.floor(site / 160)) && frame === site % 8 ? 8 : 0),
    });
    const local = new LocalNull(new NullModel(new Sites(planes, shape)));
    expect(factorOf(local, 40, 60)).toBeGreaterThan(1.25);
    expect(factorOf(local, 130, 60)).toBeLessThan(1.2);
  });

  test('beside a trail of light differs clearly more often, whatever the window around shows', () => {
    const trail = spread((x, y) => (Math.abs(x - 80) <= 3 && Math.abs(y - 60) <= 1 ? 6 : 0));
    expect(factorOf(trail, 80, 60) / factorOf(even, 80, 60)).toBeGreaterThan(20);
  });

  test.each([
    ['a cluster of five', (x: number, y: number) => Math.abs(x - 80) + Math.abs(y - 60) <= 1],
    ['a column', (x: number, _y: number) => x === 80],
  ])('in %s does not', (_, isOn) => {
    const local = spread((x, y) => (isOn(x, y) ? 6 : 0));
    expect(factorOf(local, 80, 60) / factorOf(even, 80, 60)).toBeLessThan(3);
  });

  test('in a soft shadow has its middle there', () => {
    const shadow = spread((x, y) => (Math.hypot(x - 80, y - 60) < 6 ? -1 : 0));
    // −1·√8 over the standard deviation of a step, which is about 1.
    expect(shadow.around(at(80, 60)).centre).toBeLessThan(-2);
    expect(Math.abs(even.around(at(80, 60)).centre)).toBeLessThan(0.7);
  });
});

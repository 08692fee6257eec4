import { describe, expect, test } from 'vitest';
import { scanLines } from '../../src/defects/line-scan.ts';
import type { Line } from '../../src/defects/lines.ts';
import { Sites } from '../../src/chance/sites.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';

const shape = sensorShape({ width: 192, height: 160 });

/** @param extra what is added to the noise of a site in every one of 12 frames, in standard deviations */
function scan(extra: (x: number, y: number) => number, seed = 1): Line[] {
  const planes = noisePlanes(shape, 12, {
    seed,
    zOf: (noise, site) => noise + extra(site % 192, Math.floor(site / 192)),
  });
  return scanLines(new NullModel(new Sites(planes, shape)), 0.2);
}

describe('lines whose pixels are too weak to be found', () => {
  test('are found by their sum: a column of half a standard deviation', () => {
    const lines = scan((x) => (x === 70 ? 0.5 : 0));
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ kind, x }) => `${kind} ${x}`))).toEqual(new Set(['column 70']));
  });

  test('are found where they begin and end', () => {
    const [{ kind, y, extent }] = scan((x, row) => (row === 90 && x >= 40 && x < 140 ? -0.7 : 0));
    expect([kind, y]).toEqual(['row', 90]);
    expect(Math.abs(extent.x - 40)).toBeLessThanOrEqual(6);
    expect(Math.abs(extent.x + extent.width - 140)).toBeLessThanOrEqual(6);
  });

  test('have the mean amplitude of their pixels, of which a standard deviation is 10 DN', () => {
    const [{ amplitude }] = scan((x) => (x === 70 ? 0.5 : 0));
    expect(amplitude / 5).toBeCloseTo(1, 0);
  });

  test.each([1, 2, 3, 4])('are none where there is nothing but noise (%i)', (seed) => {
    expect(scan(() => 0, seed)).toEqual([]);
  });

  test('are none where a single pixel is as strong as all of a line', () => {
    expect(scan((x, y) => (x === 70 && y === 80 ? 6 : 0))).toEqual([]);
  });

  test('are none where the columns of the sensor are all a little uneven', () => {
    const uneven = [0.2, -0.1, 0.3, -0.25, 0.05, -0.2, 0.15];
    expect(scan((x) => uneven[(x * 5) % 7])).toEqual([]);
  });

  test('are none along the edge of a broad stripe of a scene', () => {
    expect(scan((x) => (x >= 60 && x < 90 ? 0.4 * (x % 2 === 0 ? 1 : -1) : 0))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { barsOf, withoutBars } from '../../src/artefacts/bars.ts';
import { Moments } from '../../../statistics/src/moments/moments-reader.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { createMoments } from '../../../statistics/test/support/planes.ts';

const [WIDTH, HEIGHT, FRAMES] = [320, 200, 6];
const shape = pictureShape({ width: WIDTH, height: HEIGHT });

/** Bars of frames whose samples vary by that much in standard deviation, about a level of 100. */
function bars(deviation: (x: number, y: number) => number): object[] {
  const planes = createMoments(shape);
  for (let i = 0; i < planes.sum.length; i++) {
    const spread = deviation(i % WIDTH, Math.floor(i / WIDTH));
    planes.sum[i] = FRAMES * 100;
    planes.squares[i] = FRAMES * (100 ** 2 + spread ** 2);
  }
  return barsOf(new Moments(planes, shape, FRAMES));
}

describe('bars', () => {
  test('of a letterbox are found with the lines over which a codec blurs their edge', () => {
    const found = bars((_, y) => (y < 24 || y >= 176 ? 0 : y < 28 || y >= 172 ? 1.5 : 40));
    expect(found).toEqual([
      { x: 0, y: 0, width: 320, height: 28 },
      { x: 0, y: 172, width: 320, height: 28 },
    ]);
  });

  test('at the left and the right are found as well', () => {
    expect(bars((x) => (x < 40 || x >= 300 ? 0 : 40))).toEqual([
      { x: 0, y: 0, width: 40, height: 200 },
      { x: 300, y: 0, width: 20, height: 200 },
    ]);
  });

  test('are found though a word stands in one of them, which changes', () => {
    expect(bars((x, y) => (y < 24 ? (y > 6 && y < 14 && x > 20 && x < 26 ? 50 : 0) : 40))).toHaveLength(1);
  });

  test('are no black sky, which ends in no straight line', () => {
    expect(bars((x, y) => (y < 40 + 30 * Math.sin(x / 25) ? 0 : 40))).toEqual([]);
  });

  test('are no picture that never changes', () => {
    expect(bars(() => 0)).toEqual([]);
  });

  test('are none of a few lines', () => {
    expect(bars((_, y) => (y < 4 ? 0 : 40))).toEqual([]);
  });
});

test('what lies in bars does not count for chance', () => {
  const isBar = (site: number): boolean => site < 40 * WIDTH;
  const planes = noisePlanes(shape, FRAMES, { zOf: (noise, site) => (isBar(site) ? 0 : noise) });
  const rest = withoutBars(planes, shape, [{ x: 0, y: 0, width: WIDTH, height: 40 }]);
  const frames = (WIDTH * HEIGHT - 40 * WIDTH) * FRAMES;
  expect(rest.histogram.reduce((sum, count) => sum + count, 0)).toBe(frames);
  // Steps of 1/8 are of 0 where a normal number lies within 1/16 of it: 2 Φ(1/16) − 1 = 0.0498.
  const still = rest.histogram.reduce((sum, count, bin) => sum + (bin % 97 === 48 ? count : 0), 0);
  expect(still / frames).toBeCloseTo(0.0498, 2);
  expect(rest.count.subarray(0, 40 * WIDTH).every((count) => count === 0)).toBe(true);
  expect(planes.count[0]).toBe(FRAMES);
});

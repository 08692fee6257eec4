import { describe, expect, test } from 'vitest';
import { scatter } from '../../src/checks/scatter.ts';
import { defect } from '../support/hits.ts';
import { checkInput } from '../support/check-input.ts';
import { uniform } from '../../../core/test/support/numbers.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';

const shape = sensorShape({ width: 1000, height: 1000 });
type Place = readonly [number, number];
const check = (places: readonly Place[]) =>
  scatter(checkInput({ context: { ...checkInput().context, shape }, defects: places.map(([x, y]) => defect(x, y)) }));

function random(seed: number, n = 100): Place[] {
  const next = uniform(seed);
  return Array.from({ length: n }, () => [Math.floor(1000 * next()), Math.floor(1000 * next())] as const);
}

describe('the ratio of Clark & Evans', () => {
  test('of a square grid is 2', () => {
    const grid = Array.from({ length: 100 }, (_, i): Place => [50 + 100 * (i % 10), 50 + 100 * Math.floor(i / 10)]);
    expect(check(grid)).toMatchObject({ status: 'passed', value: 2 });
  });

  test('of pairs at random places, each three pixels apart, is 3 over the expected 50', () => {
    const pairs = Array.from({ length: 50 }, (_, i): Place[] => {
      const [x, y] = [50 + 100 * (i % 10), 50 + 200 * Math.floor(i / 10)];
      return [
        [x, y],
        [x + 3, y],
      ];
    }).flat();
    expect(check(pairs)).toMatchObject({ status: 'warning', value: 0.06 });
  });

  test('of points along a line is far below 1', () => {
    const line = Array.from({ length: 40 }, (_, i): Place => [300 + i * 5, 200 + i * 3]);
    expect(check(line)?.status).toBe('warning');
  });

  test.each([1, 2, 3, 4, 5, 6])('of points at random is about 1 (%i)', (seed) => {
    const found = check(random(seed));
    expect(found?.status).toBe('passed');
    expect(Math.abs((found?.value ?? 0) - 1)).toBeLessThan(0.2);
  });

  test('is that of the distances between all pairs', () => {
    const places = random(7, 30);
    const nearest = places.map(([x, y], i) =>
      Math.min(...places.map(([u, v], j) => (i === j ? Infinity : Math.hypot(x - u, y - v)))),
    );
    const mean = nearest.reduce((sum, distance) => sum + distance) / 30;
    expect(check(places)?.value).toBeCloseTo(mean / (Math.sqrt(1e6 / 30) / 2), 3);
  });
});

test('ten pixels of one corner are gathered, nine say nothing', () => {
  const corner = Array.from({ length: 10 }, (_, i): Place => [5 + 6 * (i % 4), 5 + 6 * Math.floor(i / 4)]);
  expect(check(corner)?.status).toBe('warning');
  expect(check(corner.slice(1))).toBeUndefined();
});

test('a cluster counts as one place, a line as none', () => {
  const members = random(3, 9).flatMap(([x, y], cluster) => [defect(x, y, { cluster }), defect(x + 1, y, { cluster })]);
  const lines = [defect(4, 4, { kind: 'column' }), defect(8, 4, { kind: 'row' })];
  expect(scatter(checkInput({ defects: [...members, ...lines] }))).toBeUndefined();
  expect(scatter(checkInput({ defects: [...members, ...lines, defect(500, 1)] }))).toBeDefined();
});

test('what to do depends on what was photographed', () => {
  const line = Array.from({ length: 40 }, (_, i) => defect(300 + i * 5, 200 + i * 3));
  const advice = (capture: 'scene' | 'dark' | 'flat') =>
    scatter(checkInput({ context: { ...checkInput().context, shape, capture }, defects: line }))?.message;
  expect(advice('scene')).toContain('add photographs of other scenes');
  expect(advice('dark')).toContain('stray light');
  expect(advice('flat')).toContain('dust');
});

import { describe, expect, test } from 'vitest';
import { applyLimits, LIMIT_NAMES, type Limits, type Result } from '../src/index.ts';
import { sampleResult } from '@hotpix/core/testing';

const sample = await sampleResult();
const [first] = sample.defects;
const at = (x: number, y: number, more: Partial<Result['defects'][number]> = {}): Result['defects'][number] => ({
  ...first,
  x,
  y,
  extent: { x, y, width: 1, height: 1 },
  ...more,
});
const column = (x: number, y: number, height: number): Result['defects'][number] =>
  at(x, y, { kind: 'column', extent: { x, y, width: 1, height } });
const row = (x: number, y: number, width: number): Result['defects'][number] =>
  at(x, y, { kind: 'row', extent: { x, y, width, height: 1 } });
const result: Result = {
  ...sample,
  defects: [
    at(10, 10, { kind: 'hot', amplitude: 50 }),
    at(20, 20, { kind: 'dead', amplitude: -700, cluster: 1, colourCluster: 1 }),
    at(21, 20, { kind: 'dead', amplitude: -600, cluster: 1 }),
    at(21, 21, { kind: 'stuck', amplitude: 1, cluster: 1 }),
    at(23, 20, { kind: 'dead', amplitude: -500, colourCluster: 1 }),
    column(30, 4, 20),
    column(31, 4, 20),
    row(2, 40, 50),
  ],
};

test.each<[keyof Limits, number]>([
  ['defects', 8],
  ['hot', 1],
  ['dead', 3],
  ['stuck', 1],
  ['dim', 0],
  ['column', 2],
  ['row', 1],
  ['clusters', 1],
  ['clusterSize', 3],
  ['colourClusters', 1],
  ['amplitude', 700],
  ['new', 8],
  ['failedFiles', 1],
])('the limit on %s is exceeded by one more than it allows', (name, actual) => {
  expect(applyLimits(result, { [name]: actual })).toEqual([{ name, limit: actual, actual, exceeded: false }]);
  expect(applyLimits(result, { [name]: actual - 1 })).toMatchObject([{ exceeded: true }]);
});

test('limits come in one order, whatever the order in the config', () => {
  const limits = Object.fromEntries([...LIMIT_NAMES].reverse().map((name) => [name, 0]));
  expect(applyLimits(result, limits).map(({ name }) => name)).toEqual(LIMIT_NAMES);
});

describe('a defect is new', () => {
  const { frame } = result;
  const lossy: Result = { ...result, frame: frame && { ...frame, lossy: true } };
  /** How many of some defects are new where others are known. */
  const news = (defects: Result['defects'], known: Result['defects'], of = result) =>
    applyLimits({ ...of, defects }, { new: 0 }, { ...of, defects: known })[0].actual;
  const found = [at(10, 10), at(20, 20), at(21, 20), at(21, 21)];
  const known = [at(10, 10), at(20, 21)];

  test('on a sensor when the baseline has none at its very place', () => {
    expect(news(found, known)).toBe(3);
  });

  test('in a lossy picture when the baseline has none within two pixels', () => {
    expect(news([at(10, 10), at(21, 20)], known, lossy)).toBe(0);
    expect(news([at(13, 10)], known, lossy)).toBe(1);
  });

  test('in a lossy picture when the known one beside it is another find already', () => {
    expect(news(found, known, lossy)).toBe(2);
  });

  test('not when it is a line that a known line of its kind overlaps, wherever either begins', () => {
    expect(news([column(30, 4, 20)], [column(30, 20, 40)])).toBe(0);
    expect(news([row(2, 40, 50)], [row(51, 40, 9)])).toBe(0);
  });

  test('when it is a line beside, beyond or across every known one', () => {
    expect(news([column(30, 4, 20)], [column(31, 4, 20), column(30, 24, 9), row(0, 10, 60)])).toBe(1);
  });

  test('not when it is a line of a lossy picture within two pixels of a known one', () => {
    expect(news([column(30, 4, 20)], [column(32, 4, 20)], lossy)).toBe(0);
    expect(news([column(30, 4, 20)], [column(33, 4, 20)], lossy)).toBe(1);
  });

  test('not when it is a pixel on a known line', () => {
    expect(news([at(30, 23), at(30, 24)], [column(30, 4, 20)])).toBe(1);
  });

  test('when it is a line of which single pixels were known', () => {
    expect(news([column(30, 4, 20)], [at(30, 4), at(30, 9)])).toBe(1);
  });
});

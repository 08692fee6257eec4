import { describe, expect, test } from 'vitest';
import { applyLimits, LIMIT_NAMES, type Limits, type Result } from '../../src/index.ts';
import { sampleResult } from '../../src/testing/index.ts';

const sample = await sampleResult();
const [first] = sample.defects;
const at = (x: number, y: number, more: Partial<Result['defects'][number]> = {}): Result['defects'][number] => ({
  ...first,
  x,
  y,
  ...more,
});
const result: Result = {
  ...sample,
  defects: [
    at(10, 10, { kind: 'hot', amplitude: 50 }),
    at(20, 20, { kind: 'dead', amplitude: -700, cluster: 1 }),
    at(21, 20, { kind: 'dead', amplitude: -600, cluster: 1 }),
    at(21, 21, { kind: 'stuck', amplitude: 1, cluster: 1 }),
  ],
};

test.each<[keyof Limits, number]>([
  ['defects', 4],
  ['hot', 1],
  ['dead', 2],
  ['stuck', 1],
  ['dim', 0],
  ['clusters', 1],
  ['clusterSize', 3],
  ['amplitude', 700],
  ['new', 4],
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
  const baseline = { ...result, defects: [at(10, 10), at(20, 21)] };

  test('on a sensor when the baseline has none at its very place', () => {
    expect(applyLimits(result, { new: 0 }, baseline)).toMatchObject([{ actual: 3 }]);
  });

  test('in a lossy picture when the baseline has none within two pixels', () => {
    const lossy: Result = { ...result, frame: { ...(result.frame as NonNullable<Result['frame']>), lossy: true } };
    expect(applyLimits(lossy, { new: 0 }, baseline)).toMatchObject([{ actual: 0 }]);
  });
});

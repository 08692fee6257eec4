/** An accumulator that cheats on one promise is caught by the kit, in the words of that promise. */
import { evidence, moments } from '@hotpix/detection';
import { describe, expect, test } from 'vitest';
import type { Accumulator, PlaneSpec, Rows } from '../../src/index.ts';
import { checkAccumulator, simulateFrames } from '../../src/testing/index.ts';

const spec = (type: PlaneSpec['type'], merge: PlaneSpec['merge'], length = 64 * 48): PlaneSpec => ({
  type,
  merge,
  length,
});

/** The sum of all samples of each site, and their greatest. */
const honest: Accumulator = {
  version: 1,
  planes: () => ({ sum: spec('Uint32Array', 'sum'), max: spec('Uint16Array', 'max') }),
  capacity: () => 1_000_000,
  add({ sum, max }, frames, { from, to }) {
    for (const { samples, width } of frames) {
      for (let i = from * width; i < to * width; i++) {
        sum[i] += samples[i];
        max[i] = Math.max(max[i], samples[i]);
      }
    }
  },
};
const check = (change: Partial<Accumulator>) =>
  checkAccumulator({ name: 'sums', accumulate: { ...honest, ...change } });

test('an accumulator that keeps every promise passes, and gives its planes', async () => {
  const { sum } = await check({});
  const { frames } = simulateFrames();
  expect(sum[100]).toBe(frames.reduce((total, { samples }) => total + samples[100], 0));
});

test.each([
  ['moments', moments()],
  ['evidence', evidence()],
])('%s keep every promise', async (_, plugin) => {
  await checkAccumulator(plugin);
});

const each = ({ from, to }: Rows, work: (y: number) => void): void => {
  for (let y = from; y < to; y++) work(y);
};
const never = new Promise<never>(() => {});
let calls = 0;

describe('the kit catches an accumulator that', () => {
  test.each<[string, Partial<Accumulator>, string]>([
    [
      'gives other planes the second time',
      { add: ({ sum }) => void (sum[0] += calls++) },
      'the same planes a second time',
    ],
    [
      'adds a row per call, however many there are',
      { add: ({ sum }, frames, { from }) => void (sum[0] += frames[0].samples[from]) },
      "the same planes row by row as in one go; 'sum' differs",
    ],
    [
      'takes the last row of a band for the end',
      { add: ({ max }, _, { from, to }) => void (max[0] += to - from > 7 ? 0 : to > 47 ? 1 : 0) },
      'row by row',
    ],
    [
      'looks at the first frame of a batch alone',
      { add: ({ sum }, frames, rows) => each(rows, (y) => (sum[y] += frames[0].samples[y] * frames.length)) },
      'frame by frame',
    ],
    [
      'keeps the last frame',
      { add: ({ max }, frames, rows) => each(rows, (y) => (max[y] = frames.at(-1)?.samples[y] ?? 0)) },
      'from the last frame to the first',
    ],
    [
      'declares that a count merges by its greatest',
      {
        planes: () => ({ count: spec('Uint16Array', 'max', 1) }),
        add: ({ count }, frames, { from }) => void (count[0] += from === 0 ? frames.length : 0),
      },
      'in two shards, of 7 and 1 frames, that are merged',
    ],
    [
      'keeps fractions',
      {
        planes: () => ({ mean: spec('Float64Array', 'sum', 1) }),
        add: ({ mean }, frames, { from }) => void (mean[0] += from === 0 ? frames.length / 2 ** 8 : 0),
      },
      "keep whole numbers below 2^53, not 0.03125 in 'mean'",
    ],
    [
      'writes to the samples',
      { add: (_, frames, { from }) => void (frames[0].samples[from] = 1) },
      'leave the frames alone',
    ],
    ['says that more frames fit than do', { capacity: () => 2_000_000 }, "hold 2000000 frames without overflow; 'sum'"],
    [
      'says that a frame adds less than it does',
      { adds: () => ({ sum: 100 }) },
      "add no more of a frame than it says; 'sum'",
    ],
    ['would have a plane halved that is no sum', { adds: () => ({ max: 65_535 }) }, "may be halved, not 'max'"],
    [
      'cannot add to planes that are halved',
      {
        adds: () => ({ sum: 65_535 }),
        add: (planes, ...rest) => (planes.sum instanceof Uint16Array ? undefined : honest.add(planes, ...rest)),
      },
      "the same planes in planes that are halved as in one go; 'sum' differs",
    ],
    ['says that no frame fits', { capacity: () => 0 }, 'have room for a whole number of frames, not 0'],
    [
      'declares a plane of no type',
      { planes: () => ({ a: spec('Float32Array' as never, 'sum') }) },
      "a plane 'a' with a type",
    ],
  ])('%s', async (_, change, promise) => {
    await expect(check(change)).rejects.toThrow(promise);
  });
});

test.each<[string, Accumulator['add'], string]>([
  ['of any rows', () => never, 'rows 0 to 48'],
  [
    'of the last rows',
    (planes, frames, rows, ...rest) => (rows.from === 42 ? never : honest.add(planes, frames, rows, ...rest)),
    'rows 42 to 43',
  ],
])('a promise %s that never settles is told by the kit, in its own words', async (_, add, rows) => {
  const plugin = { name: 'sums', accumulate: { ...honest, add } };
  await expect(checkAccumulator(plugin, { seconds: 0.3 })).rejects.toThrow(
    `Expected the accumulator to answer, it did not settle within 0.3 seconds, given ${rows}.`,
  );
});

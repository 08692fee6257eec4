/** Evidence added by threads against the plain code: every bit of every plane, whichever thread is first. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence } from '@hotpix/detection';
import type { Threads } from '../../src/index.ts';
import type { Frame, Planes, Rows } from '../../../core/src/nouns.ts';
import { createStatistics } from '../../../core/src/state/state.ts';
import { expectSame, frameOf, KINDS, setOf } from '../support/frame-sets.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';

const threads = (count: number): Threads => ({
  count,
  start: (script) => new Worker(`${script}; serve(require('node:worker_threads').parentPort)`, { eval: true }),
});

type Accumulate = NonNullable<ReturnType<typeof evidence>['accumulate']>;

/** Adds the frames of a set twice, stripe by stripe, as a scan does. */
async function planesBy(accumulate: Accumulate, frames: readonly Frame[], stripes: readonly Rows[]): Promise<Planes> {
  const { prepare, add } = accumulate;
  const { planes } = createStatistics('evidence', accumulate, frames[0]);
  for (let batch = 0; batch < 2; batch++) {
    const prepared = frames.map((frame) => prepare?.(frame, planes));
    for (const rows of stripes) if (rows.from < rows.to) await add(planes, frames, rows, prepared);
  }
  return planes;
}

const plain = evidence({ kernels: 'reference' }).accumulate!;

describe.each(KINDS)('by threads, frames of %s', (_, kind) => {
  test('give the evidence of the plain code, wherever their rows are cut', async () => {
    const accumulate = evidence({ threads: threads(3) }).accumulate!;
    await fc.assert(
      fc.asyncProperty(setOf(kind), async ({ frames, stripes }) => {
        expectSame(await planesBy(accumulate, frames, stripes), await planesBy(plain, frames, stripes));
      }),
      { numRuns: 25 },
    );
  });
});

const content = { seed: 1, range: [0.1, 0.6], noise: 0.02, clipped: 0.1 } as const;
const large = sensorShape({ width: 1000, height: 800 });
const frames = [1, 2].map((seed) => frameOf(large, { ...content, seed }, { black: 0, white: 1, exposure: seed / 8 }));
const stripes = Array.from({ length: 50 }, (_, i) => ({ from: 16 * i, to: 16 * (i + 1) }));

test('threads that add at the same time do not lose what another adds', async () => {
  const accumulate = evidence({ threads: threads(4) }).accumulate!;
  expectSame(await planesBy(accumulate, frames, stripes), await planesBy(plain, frames, stripes));
});

test('planes that lie elsewhere are added to without threads', async () => {
  const accumulate = evidence({ threads: threads(2) }).accumulate!;
  const elsewhere = { ...accumulate, allocate: undefined };
  expectSame(await planesBy(elsewhere, frames, stripes), await planesBy(plain, frames, stripes));
});

test('threads of a run that ended early do not keep the process alive', async () => {
  const script = `
    import { Worker } from 'node:worker_threads';
    import { evidence } from '@hotpix/detection';
    import { simulateFrames } from '@hotpix/core/testing';
    const start = (script) => new Worker(script + "; serve(require('node:worker_threads').parentPort)", { eval: true });
    const { allocate, planes: specsOf, prepare, add } = evidence({ threads: { count: 2, start } }).accumulate;
    const { frames } = simulateFrames({ count: 1 });
    const planes = allocate(specsOf(frames[0]));
    await add(planes, frames, { from: 0, to: 16 }, [prepare(frames[0], planes)]);
    console.log('ended');`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { timeout: 20_000 });
  expect((await run).stdout).toBe('ended\n');
});

test('a thread that dies ends the run with its error', async () => {
  const deadly: Threads = {
    count: 2,
    start: () => new Worker("throw new Error('out of luck')", { eval: true }),
  };
  const accumulate = evidence({ threads: deadly }).accumulate!;
  await expect(planesBy(accumulate, frames, stripes)).rejects.toThrow('out of luck');
});

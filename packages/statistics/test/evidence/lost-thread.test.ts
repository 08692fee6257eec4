/** A thread that ends in the middle of a pass, as one does that decodes a file for too long, takes nothing of it along. */
import { ThreadPool, type Rows } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { evidence } from '@hotpix/detection';
import { test } from 'vitest';
import { createStatistics } from '../../../core/src/state/state.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';
import { expectSame, frameOf } from '../support/frame-sets.ts';

const content = { seed: 3, range: [0.1, 0.6], noise: 0.02, clipped: 0.1 } as const;
const drawn = frameOf(sensorShape({ width: 320, height: 256 }), content, { black: 0, white: 1, exposure: 1 });
const samples = new Uint16Array(new SharedArrayBuffer(2 * drawn.samples.length));
samples.set(drawn.samples);
const frame = { ...drawn, samples };

/** Ends once two threads are in it, hence nothing that was shared before is under way. */
const MEETING = new URL(
  `data:text/javascript,serveTasks((met) => {
    Atomics.add(met, 0, 1);
    Atomics.notify(met, 0);
    while (Atomics.load(met, 0) < 2) Atomics.wait(met, 0, 1);
    return { value: undefined };
  });`,
);

test('its counts stay, and another of its number goes on', async () => {
  const platform = nodePlatform({ lanes: 2 });
  const context = { platform };
  const [byThreads, plain] = [evidence(), evidence({ kernels: 'reference' })].map(({ accumulate }) => accumulate!);
  const [{ planes }, { planes: expected }] = [byThreads, plain].map((own) => createStatistics('evidence', own, frame));
  const add = async (rows: Rows): Promise<void> => {
    await byThreads.add(planes, [frame], rows, prepared, context);
    await plain.add(expected, [frame], rows, preparedPlainly, context);
  };
  const prepared = [byThreads.prepare?.(frame, planes, context)];
  const preparedPlainly = [plain.prepare?.(frame, expected, context)];
  await add({ from: 0, to: 128 });
  const pool = ThreadPool.of(platform)!;
  const met = new Int32Array(new SharedArrayBuffer(4));
  await Promise.all([1, 2].map(() => pool.run(MEETING, met)));
  pool.end();
  await add({ from: 128, to: 256 });
  expectSame(planes, expected);
});

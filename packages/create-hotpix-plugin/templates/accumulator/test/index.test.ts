import { checkAccumulator, checkRanker, simulateFrames } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { myAccumulator } from '../src/index.ts';

/** Frames whose first samples are clipped: one in all, a second in the first frame alone. */
const frames = simulateFrames({ count: 4 }).frames.map((frame, i) => {
  const samples = frame.samples.slice();
  samples.fill(frame.white, 0, i === 0 ? 2 : 1);
  return { ...frame, samples };
});

test('keeps the promises of every accumulator', async () => {
  const { clipped } = await checkAccumulator(myAccumulator(), { frames });
  expect(clipped.slice(0, 3)).toEqual(Uint16Array.of(4, 1, 0));
});

test('keeps the promises of every ranker', async () => {
  const { sections } = await checkRanker(myAccumulator(), { frames });
  expect(sections['my-accumulator']).toEqual({ always: 1 });
});

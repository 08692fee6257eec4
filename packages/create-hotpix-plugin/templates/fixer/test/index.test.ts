import { createHotpix, type Frame, type Patch } from '@hotpix/core';
import { sampleResult, simulateFrames } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { myFixer } from '../src/index.ts';

const { defects } = await sampleResult();
const [hot] = defects;

/** A frame of one level with a brighter pixel, and other values at the samples of its colour around it. */
function frameOf(around: readonly number[]): Frame {
  const [frame] = simulateFrames({ count: 1 }).frames;
  if (!frame || !hot) throw new Error('Expected a frame and a defect.');
  const samples = frame.samples.slice().fill(100);
  const at = hot.y * frame.width + hot.x;
  samples[at] = 4000;
  [at - 2, at + 2, at - 2 * frame.width, at + 2 * frame.width].forEach((place, i) => (samples[place] = around[i] ?? 0));
  return { ...frame, samples };
}

test('puts the median of the samples of its colour in the place of a hot pixel', async () => {
  const hotpix = createHotpix({ plugins: [myFixer()] });
  const patches = await hotpix.propose(frameOf([10, 20, 30, 4000]), defects.slice(0, 1));
  expect(patches).toEqual([{ x: hot?.x, y: hot?.y, channel: 0, from: 4000, to: 25, method: 'my-fixer' }]);
});

test('leaves to others what is not hot', async () => {
  const dead = defects.map((defect) => ({ ...defect, kind: 'dead' as const }));
  expect(await createHotpix({ plugins: [myFixer()] }).propose(frameOf([]), dead)).toEqual([]);
});

test('leaves one patch per sample, its own', async () => {
  const zero: Patch = { x: hot?.x ?? 0, y: hot?.y ?? 0, channel: 0, from: 4000, to: 0, method: 'zero' };
  const elsewhere: Patch = { ...zero, x: 0, y: 0 };
  const before = { name: 'before', fix: () => [zero, elsewhere] };
  const patches = await createHotpix({ plugins: [before, myFixer()] }).propose(
    frameOf([7, 7, 7, 7]),
    defects.slice(0, 1),
  );
  expect(patches.map(({ x, to }) => [x, to])).toEqual([
    [0, 0],
    [hot?.x, 7],
  ]);
});

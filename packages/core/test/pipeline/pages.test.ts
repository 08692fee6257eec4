/** The memory of new planes, which is taken while the first photographs are decoded. */
import { expect, test } from 'vitest';
import { createHotpix, type Accumulator, type Plugin } from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const LENGTH = 3_000_000;

/** Keeps of all frames the least number, and how many there are, at many places. */
const least: Accumulator = {
  version: 1,
  capacity: () => 10_000,
  planes: () => ({
    least: { type: 'Uint16Array', length: LENGTH, merge: 'min' },
    frames: { type: 'Uint32Array', length: LENGTH, merge: 'sum' },
  }),
  add(planes, frames, { from }) {
    if (from > 0) return;
    for (let i = 0; i < LENGTH; i++) {
      planes.least[i] = Math.min(planes.least[i], 7);
      planes.frames[i] += frames.length;
    }
  },
};

test('planes of sums begin with zeros, and those that keep the least with the greatest, at every place', async () => {
  const { frames } = simulateFrames({ count: 2 });
  const decoder: Plugin = {
    name: 'decoder',
    decode: { match: () => true, decode: () => Promise.resolve({ ...frames[0] }) },
  };
  const hotpix = createHotpix({ plugins: [decoder, { name: 'least', accumulate: least }] });
  const state = await hotpix.gather(frames.map((_, i) => sourceOf(`${i}`, Uint8Array.of(i))));
  const { planes } = state.cameras[0].statistics.least;
  expect(new Set(planes.least)).toEqual(new Set([7]));
  expect(new Set(planes.frames)).toEqual(new Set([2]));
});

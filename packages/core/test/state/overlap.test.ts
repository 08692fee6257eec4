/** States of parts of a set that share photographs, under one name or several. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence, moments, scenes } from '@hotpix/detection';
import { createHotpix, encodeState, type Frame, type Plugin, type Source, type State } from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const wide = (frame: Frame): Frame => ({ ...frame, capture: { ...frame.capture, isPanorama: true } });
/** Six photographs of one camera, two of another, one that was put together. */
const frames = [
  ...simulateFrames({ count: 6 }).frames,
  ...simulateFrames({ count: 2, seed: 2 }).frames,
  ...simulateFrames({ count: 1, seed: 3 }).frames.map(wide),
];
const decoder: Plugin = {
  name: 'numbers',
  decode: { match: (head) => head[0] < 99, decode: async (source) => frames[(await source.head())[0]] },
};
const hotpix = createHotpix({ plugins: [decoder, scenes(), moments(), evidence()] });

/** Each photograph under one to three names, in a random order of names, and a note. */
const files = [0, 3, 1, 0, 5, 8, 2, 7, 4, 3, 6, 8, 0, 255].map((number, i) =>
  sourceOf(`${String.fromCharCode(97 + ((i * 5) % 14))}.raw`, Uint8Array.of(number)),
);
const open = (path: string): Source => files.find((file) => file.path === path) as Source;
const gather = (sources: readonly Source[]): Promise<State> => hotpix.gather(sources, { keep: 'all' });
const bytesOf = async (state: State): Promise<Buffer> => Buffer.from(await encodeState(state));

describe('States of parts of a set, merged in any order, are that of one scan of all', async () => {
  const whole = await bytesOf(await gather(files));

  test('however the names of one photograph fall to the parts', async () => {
    const parts = fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), {
      minLength: files.length,
      maxLength: files.length,
    });
    await fc.assert(
      fc.asyncProperty(parts, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), async (partsOf, order) => {
        const states: State[] = [];
        for (const part of order) states.push(await gather(files.filter((_, i) => partsOf[i].includes(part))));
        expect(whole.equals(await bytesOf(await hotpix.merge(states, { open })))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

test('what was counted twice and is gone is an error that says so', async () => {
  const [a, b] = [await gather(files.slice(0, 3)), await gather(files.slice(3, 6))];
  const gone = (path: string): Source => ({
    path,
    head: async () => Promise.reject(new Error('the disk is gone')),
    read: async () => Promise.reject(new Error('the disk is gone')),
  });
  await expect(hotpix.merge([a, b], { open: gone })).rejects.toThrow(/both counted .* and: the disk is gone/);
});

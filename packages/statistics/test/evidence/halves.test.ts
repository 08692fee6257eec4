/** Scans whose planes come to what halves of them can hold, by kernels and threads. */
import { describe, expect, test } from 'vitest';
import { createHotpix, decodeState, encodeState, type Accumulator, type Frame, type Plugin } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { sourceOf } from '@hotpix/core/testing';
import { evidence, moments } from '@hotpix/detection';
import { roomOfHalf } from '../../../core/src/state/halves.ts';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';
import { frameOf } from '../support/frame-sets.ts';

const SIZE = { width: 70, height: 50 };
const SHAPES = [
  ['pictures', pictureShape(SIZE)],
  ['raw samples', mosaicShape(SIZE)],
] as const;
const files = Array.from({ length: 10 }, (_, i) => sourceOf(`${i}.raw`, Uint8Array.of(i)));

const wholly = (plugin: Plugin): Plugin => ({
  ...plugin,
  accumulate: { ...(plugin.accumulate as Accumulator), adds: undefined },
});

describe.each(SHAPES)('a scan of %s', (_, shape) => {
  // Of one seed, so that what stands out does in all of them.
  const frame = frameOf(
    shape,
    { seed: 1, range: [0.1, 0.9], noise: 0.02, clipped: 0.1 },
    { black: 0, white: 1, exposure: 1 / 30 },
  );
  const decoder: Plugin = { name: 'one', decode: { match: () => true, decode: async (): Promise<Frame> => frame } };
  const plugins = [moments(), evidence()];
  const halving = createHotpix({ plugins: [decoder, ...plugins], platform: nodePlatform({ lanes: 3 }) });
  const whole = createHotpix({ plugins: [decoder, ...plugins.map(wholly)], platform: nodePlatform({ lanes: 1 }) });

  /** A stored State of one photograph, whose planes have as much room in halves as so many more take at most. */
  async function stateWithRoom(photographs: number): Promise<Uint8Array> {
    const state = await whole.gather(files.slice(0, 1));
    for (const { name, accumulate } of plugins) {
      const { planes, specs } = state.cameras[0].statistics[name];
      for (const [plane, most] of Object.entries(accumulate?.adds?.(shape, frame.capture) ?? {}))
        planes[plane].fill(roomOfHalf(specs[plane]) - Math.ceil(photographs * most));
    }
    return encodeState(state);
  }

  test.each([0, 1, 3.9, 4, 8])(
    'that has room for %d more photographs in halves of its planes gives those of whole planes',
    async (photographs) => {
      const stored = await stateWithRoom(photographs);
      const [byHalves, wholes] = await Promise.all(
        [halving, whole].map(async (hotpix) =>
          encodeState(await hotpix.gather(files, { resume: await decodeState(stored) })),
        ),
      );
      expect(Buffer.from(byHalves).equals(Buffer.from(wholes))).toBe(true);
    },
  );

  test('takes half of the memory for the sums of steps', async () => {
    const { planes } = (await halving.gather(files)).cameras[0].statistics.evidence;
    expect([planes.sum, planes.count].map(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT)).toEqual([2, 1]);
  });
});

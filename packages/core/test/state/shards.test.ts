import { BAYER, XTRANS } from '@hotpix/simulator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeState, encodeState, mergeStates, type Source, type State } from '../../src/index.ts';
import { pipelineOf, shoot } from '../../../detection/test/support/scan.ts';

const FRAMES = 6;

describe.each<[string, readonly string[] | 'none']>([
  ['a Bayer mosaic', BAYER.GRBG],
  ['X-Trans', XTRANS],
  ['a monochrome sensor', 'none'],
])('a scan of %s in shards', async (_, mosaic) => {
  const frames = shoot({ width: 72, height: 48, frames: FRAMES, mosaic, seed: 2, defects: { spacing: 4, hot: 6 } });
  const { hotpix, sources } = pipelineOf(frames);
  const gather = (some: readonly Source[]): Promise<State> => hotpix.gather(some, { keep: 'all' });
  const bytesOf = (state: State): Buffer => Buffer.concat(encodeState(state));
  const serial = bytesOf(await gather(sources));

  test('and merged in any order is that in one go, to the byte', async () => {
    const shardOf = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: FRAMES, maxLength: FRAMES });
    await fc.assert(
      fc.asyncProperty(shardOf, fc.boolean(), async (numbers, backwards) => {
        const shards = [0, 1, 2].map((shard) => sources.filter((__, i) => numbers[i] === shard));
        const states = await Promise.all(shards.filter(({ length }) => length > 0).map(gather));
        const stored = states.map((state) => decodeState(bytesOf(state)));
        const merged = (backwards ? stored.reverse() : stored).reduce((a, b) => mergeStates(a, b));
        expect(bytesOf(merged).equals(serial)).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

  test('gives the Result in one go', async () => {
    const merged = mergeStates(await gather(sources.slice(0, 2)), await gather(sources.slice(2)));
    const whole = await hotpix.conclude(await gather(sources));
    expect(JSON.stringify(await hotpix.conclude(merged))).toBe(JSON.stringify(whole));
  });
});

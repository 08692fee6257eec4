import { BAYER, XTRANS } from '@hotpix/simulator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeState,
  encodeState,
  mergeStates,
  mergeStored,
  StateReader,
  type Source,
  type State,
} from '../../src/index.ts';
import { pipelineOf, shoot } from '../../../detection/test/support/scan.ts';

const FRAMES = 6;

async function mergedBandByBand(stored: readonly Uint8Array[]): Promise<Buffer> {
  const readers = stored.map((bytes) =>
    StateReader.open({ length: bytes.length, read: async (at, length) => bytes.slice(at, at + length) }),
  );
  const parts: Uint8Array[] = [];
  for await (const part of mergeStored(await Promise.all(readers))) parts.push(part);
  return Buffer.concat(parts);
}

describe.each<[string, readonly string[] | 'none']>([
  ['a Bayer mosaic', BAYER.GRBG],
  ['X-Trans', XTRANS],
  ['a monochrome sensor', 'none'],
])('a scan of %s in shards', async (_, mosaic) => {
  const frames = shoot({ width: 72, height: 48, frames: FRAMES, mosaic, seed: 2, defects: { spacing: 4, hot: 6 } });
  const { hotpix, sources } = pipelineOf(frames);
  const gather = (some: readonly Source[]): Promise<State> => hotpix.gather(some, { keep: 'all' });
  const serial = Buffer.from(await encodeState(await gather(sources)));

  test('and merged in any order is that in one go, to the byte', async () => {
    const shardOf = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: FRAMES, maxLength: FRAMES });
    await fc.assert(
      fc.asyncProperty(shardOf, fc.boolean(), async (numbers, backwards) => {
        const shards = [0, 1, 2].map((shard) => sources.filter((__, i) => numbers[i] === shard));
        const states = await Promise.all(shards.filter(({ length }) => length > 0).map(gather));
        const stored = await Promise.all(states.map((state) => encodeState(state)));
        const ordered = backwards ? stored.reverse() : stored;
        const decoded = await Promise.all(ordered.map((bytes) => decodeState(bytes)));
        const merged = decoded.reduce((a, b) => mergeStates(a, b));
        expect(serial.equals(await encodeState(merged))).toBe(true);
        expect(serial.equals(await mergedBandByBand(ordered))).toBe(true);
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

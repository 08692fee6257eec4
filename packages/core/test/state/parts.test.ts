/** A State in parts: written, joined and put together again as one that was never divided. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  blankState,
  createHotpix,
  encodeState,
  joinPart,
  mergeOutlines,
  packOutline,
  packPart,
  partsOf,
  partAt,
  unpackOutline,
  unpackPart,
  type Plugin,
  type State,
} from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const { frames } = simulateFrames({ count: 6, width: 32, height: 32 });
/** Values of each of two planes, which together have more bytes than a part. */
const LENGTH = 2_200_000;
const spec = { type: 'Uint32Array', length: LENGTH, merge: 'sum' } as const;
const plugin: Plugin = {
  name: 'numbers',
  decode: { match: () => true, decode: async (source) => frames[(await source.head())[0]] },
  accumulate: {
    version: 1,
    planes: () => ({ seen: spec, twice: spec }),
    capacity: () => 1000,
    add: ({ seen, twice }, added) => {
      for (const { samples } of added) {
        samples.forEach((sample, i) => (seen[(i * 7919) % LENGTH] += sample));
        samples.forEach((sample, i) => (twice[(i * 104_729) % LENGTH] += 2 * sample));
      }
    },
  },
};
const hotpix = createHotpix({ plugins: [plugin] });
const gather = (...numbers: number[]): Promise<State> =>
  hotpix.gather(
    numbers.map((n) => sourceOf(`${n}.raw`, Uint8Array.of(n))),
    { keep: 'all' },
  );
const OWNER = new Uint8Array(32).fill(7);

let all: State;
let some: State;
let rest: State;
beforeAll(async () => {
  [all, some, rest] = [await gather(0, 1, 2, 3, 4, 5), await gather(0, 2, 4), await gather(1, 3, 5)];
});

test('its parts hold each byte of the planes once', () => {
  const parts = partsOf(all.cameras);
  const bytes = parts.flatMap(({ bands }) => bands).reduce((sum, { length }) => sum + length, 0);
  const planes = Object.values(all.cameras[0].statistics).flatMap((one) => Object.values(one.planes));
  expect(bytes).toBe(planes.reduce((sum, plane) => sum + plane.byteLength, 0));
  expect(parts.length).toBeGreaterThan(1);
});

test('joined part by part, two States become that of one scan', async () => {
  const outline = mergeOutlines([some, rest]);
  const joined = blankState(outline);
  for (const part of partsOf(outline.cameras)) {
    const contents = partAt(joined, part);
    partAt(some, part).forEach((bytes, i) => contents[i].set(bytes));
    joinPart(part, contents, partAt(rest, part));
  }
  expect(Buffer.from(await encodeState(joined)).equals(Buffer.from(await encodeState(all)))).toBe(true);
});

test('an outline comes back from its bytes', async () => {
  const outline = await unpackOutline(await packOutline(all));
  expect(await packOutline(outline)).toEqual(await packOutline(all));
});

describe('a stored part', () => {
  test('comes back from its bytes', async () => {
    const [part] = partsOf(all.cameras);
    const bytes = await packPart(part, OWNER, partAt(all, part));
    const contents = await unpackPart(part, OWNER, bytes);
    expect(Buffer.concat(contents).equals(Buffer.concat(partAt(all, part)))).toBe(true);
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['with another byte in it', (bytes) => bytes.map((byte, i) => (i === bytes.length - 20 ? byte ^ 0xff : byte))],
    ['that is cut short', (bytes) => bytes.slice(0, -1)],
    ['of nothing', () => new Uint8Array()],
    ['with more behind it', (bytes) => Buffer.concat([bytes, bytes.subarray(0, 1)])],
    ['of another State', (bytes) => bytes.map((byte) => (byte === 7 ? 8 : byte))],
  ])('%s is refused', async (_, spoil) => {
    const [, part] = partsOf(all.cameras);
    const bytes = await packPart(part, OWNER, partAt(all, part));
    await expect(unpackPart(part, OWNER, spoil(bytes))).rejects.toMatchObject({ code: 'badState' });
  });

  test('is not taken for the one beside it', async () => {
    const [part, next] = partsOf(all.cameras);
    const bytes = await packPart(part, OWNER, partAt(all, part));
    await expect(unpackPart(next, OWNER, bytes)).rejects.toMatchObject({ code: 'badState' });
  });
});

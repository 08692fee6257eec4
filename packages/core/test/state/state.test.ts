import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createHotpix,
  decodeState,
  encodeState,
  mergeStates,
  type Hotpix,
  type PlaneSpecs,
  type Plugin,
  type Result,
  type Source,
  type State,
} from '../../src/index.ts';
import { evidence, moments, scenes } from '@hotpix/detection';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';
import { encodeOutline, MAGIC } from '../../src/state/codec.ts';
import { createPlanes } from '../../src/state/planes.ts';

const { frames, hot } = simulateFrames({ count: 9 });
const other = simulateFrames({ count: 3, seed: 2 }).frames;
const all = [...frames, ...other];
const strictly = { expectedFalse: 0.01 };
const decoder: Plugin = {
  name: 'numbers',
  decode: { match: (head) => head[0] < all.length, decode: async (source) => all[(await source.head())[0]] },
};
const create = (): Hotpix => createHotpix({ plugins: [decoder, scenes(), moments(), evidence(strictly)] });
/** Nine photographs of one camera, three of another, a copy and a file of no known kind. */
const sources: Source[] = [...all.keys(), 3, 200].map((number, i) =>
  sourceOf(`${String(i).padStart(2, '0')}.raw`, Uint8Array.of(number)),
);
const some = (...indices: number[]): Source[] => indices.map((i) => sources[i]);

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function digest(result: Result): string {
  return createHash('sha256').update(JSON.stringify(result)).digest('hex');
}

async function digestOf(state: State): Promise<string> {
  return createHash('sha256')
    .update(await encodeState(state))
    .digest('hex');
}

async function stored(state: State): Promise<State> {
  return decodeState(await encodeState(state));
}

async function gather(...indices: number[]): Promise<State> {
  return stored(await create().gather(some(...indices), { keep: 'all' }));
}

describe('a State that shall be resumed is refused', () => {
  test.each<[string, (statistics: State['cameras'][number]['statistics']) => void]>([
    ['without the statistics of a plugin', (statistics) => delete statistics.evidence],
    ['with those of another version', (statistics) => Object.assign(statistics.evidence, { version: 1 })],
    ['with a plane of another size', ({ evidence: { planes } }) => (planes.sum = planes.sum.subarray(1))],
    ['with a plane of another kind', ({ moments: { planes } }) => (planes.sum = new Float64Array(planes.sum))],
  ])('%s', async (_, spoil) => {
    const resume = await gather(0, 1);
    spoil(resume.cameras[0].statistics);
    const code = 'badState';
    await expect(create().gather(some(2), { keep: 'all', resume })).rejects.toMatchObject({ code });
  });
});

test('a State is not resumed without a plugin whose statistics would miss the new photographs', async () => {
  const resume = await gather(0, 1);
  const without = createHotpix({ plugins: [decoder, scenes(), moments()] });
  const code = 'badState';
  await expect(without.gather(some(2), { keep: 'all', resume })).rejects.toMatchObject({ code });
  expect(await without.gather(some(0, 1), { keep: 'all', resume: await gather(0, 1) })).toMatchObject({ others: [] });
});

describe('the same Result, bit for bit,', async () => {
  const result = await create().scan(sources);
  const serial = digest(result);

  test('finds the hot pixels', () => {
    const found = result.defects.map(({ x, y }) => ({ x, y }));
    expect(found).toEqual(expect.arrayContaining([...hot]));
    expect(found).toHaveLength(hot.length);
  });

  test.each([1, 3, 16])('comes of a scan with %d files in flight', async (concurrency) => {
    expect(digest(await create().scan(sources, { concurrency }))).toBe(serial);
  });

  test('comes of shards merged in any order', async () => {
    const a = await gather(0, 5, 9, 13);
    const b = await gather(1, 2, 3, 10, 11, 12);
    const c = await gather(4, 6, 7, 8);
    for (const merged of [mergeStates(mergeStates(a, b), c), mergeStates(c, mergeStates(b, a))]) {
      const result = await create().conclude(await stored(merged));
      expect(digest(await create().examine(result, sources))).toBe(serial);
    }
  });

  test('comes of a scan that went on from a State', async () => {
    const resume = await gather(2, 4, 6, 12, 13);
    const state = await create().gather(sources, { keep: 'all', resume });
    const result = await create().conclude(state);
    expect(digest(await create().examine(result, sources))).toBe(serial);
  });
});

test('a State that went on counts no photograph twice, under whatever name', async () => {
  const resume = await gather(0, 1, 2);
  const renamed = sourceOf('renamed.raw', Uint8Array.of(1));
  const state = await create().gather([...some(0, 1, 2, 3), renamed], { keep: 'all', resume });
  expect(state.cameras[0].files.map(({ path }) => path)).toEqual(['00.raw', '01.raw', '02.raw', '03.raw']);
  expect(state.others).toMatchObject([{ path: 'renamed.raw', reason: 'the same bytes as 01.raw' }]);
});

test('a photograph that changed after it was counted stops the scan', async () => {
  const resume = await gather(0, 1);
  const changed = [sourceOf('00.raw', Uint8Array.of(5)), ...some(1, 2)];
  await expect(create().gather(changed, { keep: 'all', resume })).rejects.toMatchObject({
    code: 'changedFile',
    path: '00.raw',
  });
});

test('states that counted the same photograph are not merged', async () => {
  const [a, b] = [await gather(0, 1), await gather(1, 2)];
  expect(() => mergeStates(a, b)).toThrow("both counted '01.raw'");
});

test('states of different statistics are not merged', async () => {
  const a = await gather(0);
  const b = await createHotpix({ plugins: [decoder, scenes(), moments()] }).gather(some(1), { keep: 'all' });
  expect(() => mergeStates(a, b)).toThrow('statistics moments, evidence and moments');
});

describe('a stored State', () => {
  test('comes back with the same bits', async () => {
    const state = await create().gather(sources, { keep: 'all' });
    const again = await stored(state);
    expect(await digestOf(again)).toEqual(await digestOf(state));
    expect(again.others).toEqual(state.others);
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['is cut short', (bytes) => bytes.subarray(0, bytes.length - 8), 'bytes where'],
    ['is something else', () => new TextEncoder().encode('{"version":1}, and more of it'), 'got something else'],
    [
      'is a Result',
      () => new TextEncoder().encode('[\n  {\n    "schemaVersion": 1,'),
      'got a Result, which has no statistics',
    ],
    ['is of a later version', (bytes) => bytes.map((byte, i) => (i === 13 ? 0x39 : byte)), 'one of another version'],
    ['has a damaged header', (bytes) => bytes.map((byte, i) => (i === 30 ? 0 : byte)), 'whose header is damaged'],
    ['is empty', () => new Uint8Array(), 'got something else'],
  ])('that %s is refused', async (_, damage, message) => {
    const bytes = await encodeState(await gather(0));
    await expect(decodeState(damage(bytes))).rejects.toThrow(message);
  });

  test('of which any bit has turned is refused, or is the same where that bit says nothing', async () => {
    const bytes = await encodeState(await gather(0, 9));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const damaged = bytes.slice();
        damaged[at] ^= 1 << bit;
        const state = await decodeState(damaged).catch((error: unknown) => error as { code: string });
        if ('code' in state) expect(state.code).toBe('badState');
        else expect(await encodeState(state)).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  describe('that promises more than it can hold is refused before anything is made', () => {
    type Camera = State['cameras'][number];
    const wide = (width: number, height: number) => (camera: Camera) =>
      (camera.shape = { ...camera.shape, width, height });
    const planes =
      (...lengths: number[]) =>
      ({ statistics }: Camera) => {
        const specs = lengths.map((length, i) => [`p${i}`, { type: 'Float64Array', length, merge: 'sum' }] as const);
        statistics.evidence = { ...statistics.evidence, specs: Object.fromEntries(specs) };
      };

    test.each<[string, ((camera: Camera) => unknown)[], string]>([
      ['a plane that no frame makes', [planes(2 ** 40)], 'planes larger than its frames make them'],
      ['many planes of which each could be', [planes(...Array<number>(300).fill(2 ** 22))], 'planes larger than'],
      ['a frame that no camera takes', [wide(2 ** 26, 2 ** 26), planes(2 ** 40)], 'which no camera takes'],
      [
        'planes of a large frame in a small file',
        [wide(16384, 16384), planes(2 ** 28)],
        'bytes, which cannot hold the planes of',
      ],
    ])('%s', async (_, changes, message) => {
      const state = await gather(0);
      for (const change of changes) change(state.cameras[0]);
      const header = encodeOutline(state);
      const head = new Uint8Array([...new Uint8Array(new Uint32Array([header.length]).buffer), ...sha256(header)]);
      // As many heads of bands as anybody might look for, each of nothing.
      const bytes = Buffer.concat([MAGIC, head, header, new Uint8Array(36 * 2048)]);
      await expect(decodeState(bytes)).rejects.toMatchObject({
        code: 'badState',
        message: expect.stringContaining(message),
      });
    });
  });

  describe('that contradicts itself is refused as it is read', () => {
    type Camera = State['cameras'][number];
    const shaped = (change: Partial<Camera['shape']>) => (camera: Camera) =>
      (camera.shape = { ...camera.shape, ...change });

    test.each<[string, (camera: Camera) => unknown, string]>([
      ['black above white', shaped({ black: 1e308, white: -1 }), 'whose levels or borders contradict each other'],
      [
        'an active area outside of the frame',
        shaped({ active: { x: 0, y: 0, width: 1e6, height: 1 } }),
        'whose levels or borders',
      ],
      ['samples of 20 bits', shaped({ bits: 20 }), 'whose levels or borders'],
      ['a photograph that is counted twice', ({ files }) => files.push(files[0]), 'twice'],
      [
        'a copy that is counted beside its original',
        ({ files }) => files.push({ ...files[0], path: 'copy.raw' }),
        "that counts 'copy.raw' twice, or a copy of it",
      ],
    ])('%s', async (_, change, message) => {
      const state = await gather(0);
      change(state.cameras[0]);
      await expect(decodeState(await encodeState(state))).rejects.toMatchObject({
        code: 'badState',
        message: expect.stringContaining(message),
      });
    });
  });

  test.each<[string, (camera: State['cameras'][number]) => unknown, string]>([
    [
      'another version',
      ({ statistics }) => Object.assign(statistics.evidence, { version: -1 }),
      "plugin 'evidence' in version",
    ],
    [
      'planes that are merged otherwise',
      ({ statistics: { evidence } }) => Object.assign(evidence.specs.sum, { merge: 'max' }),
      "plane 'sum' of plugin 'evidence'",
    ],
    [
      'more frames at a site than were taken',
      ({ statistics: { evidence } }) => evidence.planes.count.fill(9),
      "planes of plugin 'evidence' contradict each other",
    ],
    [
      'histograms of other sites',
      ({ statistics: { evidence } }) => (evidence.planes.histogram[7] = NaN),
      "planes of plugin 'evidence' contradict each other",
    ],
  ])('with %s is refused where it is judged', async (_, change, message) => {
    const state = await gather(0, 1, 2, 3);
    change(state.cameras[0]);
    await expect(create().conclude(state)).rejects.toMatchObject({
      code: 'badState',
      message: expect.stringContaining(message),
    });
  });

  test.each<[string, (hotpix: Hotpix, large: State, sane: State) => Promise<unknown>]>([
    ['concluded', (hotpix, large) => hotpix.conclude(large)],
    ['concluded for each camera', (hotpix, large) => hotpix.concludeEach(large)],
    ['taken for dark frames', (hotpix, large, sane) => hotpix.conclude(sane, { dark: large })],
    ['resumed', (hotpix, large) => hotpix.gather(some(1), { resume: large })],
  ])('whose frames are larger than its planes is refused where it is %s', async (_, open) => {
    const [large, sane] = [await gather(0), await gather(0)];
    const { camera } = large.cameras[0].shape;
    large.cameras[0].shape = { ...large.cameras[0].shape, camera, width: 30_000, height: 30_000 };
    await expect(open(create(), large, sane)).rejects.toMatchObject({ code: 'badState' });
  });

  test('that has a fingerprint that is none is refused where it is needed', async () => {
    const state = await gather(0);
    const [row] = state.cameras[0].files;
    const none = { ...(row.measures.scenes as object), fingerprint: '!' };
    state.cameras[0].files[0] = { ...row, measures: { ...row.measures, scenes: none } };
    await expect(create().conclude(state)).rejects.toMatchObject({ code: 'badState' });
  });
});

test('planes for which there is no memory are an error with a code', () => {
  const tooMuch: PlaneSpecs = { sum: { type: 'Float64Array', length: 2 ** 50, merge: 'sum' } };
  expect(() => createPlanes(tooMuch)).toThrow(expect.objectContaining({ code: 'tooLittleMemory' }));
});

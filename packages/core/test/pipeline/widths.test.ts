/** Planes that are halved as long as all of their values fit, and nobody can tell. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createHotpix,
  decodeState,
  encodeState,
  mergeStates,
  type Accumulator,
  type Frame,
  type PlaneSpec,
  type Plugin,
  type State,
} from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const [{ ...frame }] = simulateFrames({ count: 1 }).frames;
const SITES = 5;
const spec = (type: PlaneSpec['type']): PlaneSpec => ({ type, length: SITES, merge: 'sum' });

/** What a photograph adds: the ISO sensitivity tells it. */
const addOf = ({ capture: { iso = 0 } }: Pick<Frame, 'capture'>): number => iso;

interface Log {
  readonly types: string[][];
}

/** What is said to be added at most; to `loose` it is one. */
const MOST = { count: 1, signed: 30_000, loose: 1000 };

/** Adds the numbers of photographs to a site each, and to all of them one. */
function numbers(log: Log, halves = true): Plugin {
  const accumulate: Accumulator = {
    version: 1,
    capacity: () => 10_000,
    planes: () => ({
      count: spec('Uint16Array'),
      signed: spec('Int32Array'),
      measured: spec('Float64Array'),
      whole: spec('Uint32Array'),
      loose: spec('Int32Array'),
    }),
    add({ count, signed, measured, whole, loose }, frames, { from }) {
      if (from > 0) return;
      log.types.push([count, signed, measured, whole, loose].map((plane) => plane.constructor.name));
      for (const one of frames) {
        for (let i = 0; i < SITES; i++) count[i]++;
        const add = addOf(one);
        loose[0] -= Math.sign(add);
        signed[Math.abs(add) % SITES] += add;
        measured[Math.abs(add) % SITES] += add * 100_000;
        whole[Math.abs(add) % SITES] += Math.abs(add);
      }
    },
    ...(halves && { adds: (_, { iso = 0 }) => ({ ...MOST, measured: 100_000 * Math.abs(iso) }) }),
  };
  return { name: 'numbers', accumulate };
}

/** Photographs that add these numbers, in files of their number and what they add. */
const decoder: Plugin = {
  name: 'decoder',
  decode: {
    match: () => true,
    decode: async (source): Promise<Frame> => {
      const { buffer, byteOffset } = await source.read();
      return { ...frame, capture: { iso: new DataView(buffer, byteOffset).getInt32(2) } };
    },
  },
};
function fileOf(add: number, i: number) {
  const bytes = new Uint8Array(6);
  new DataView(bytes.buffer).setUint16(0, i);
  new DataView(bytes.buffer).setInt32(2, add);
  return sourceOf(`${String(i).padStart(4, '0')}.raw`, bytes);
}

const scanner = (log: Log = { types: [] }, halves = true) => createHotpix({ plugins: [decoder, numbers(log, halves)] });
const scan = (adds: readonly number[], halves: boolean, resume?: State, log?: Log): Promise<State> =>
  scanner(log, halves).gather(adds.map(fileOf), { keep: 'all', ...(resume && { resume }) });
const bytesOf = async (state: State): Promise<Buffer> => Buffer.from(await encodeState(state));

const few = fc.array(fc.oneof(fc.integer({ min: -30_000, max: 30_000 }), fc.constantFrom(0, 5, 30_000)), {
  minLength: 1,
  maxLength: 24,
});

describe('planes that are halved hold what whole ones hold', () => {
  test('in a scan of any photographs', async () => {
    await fc.assert(
      fc.asyncProperty(few, async (adds) => {
        expect((await bytesOf(await scan(adds, true))).equals(await bytesOf(await scan(adds, false)))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('in a scan that is resumed, with its State stored or not', async () => {
    await fc.assert(
      fc.asyncProperty(few, fc.nat(24), fc.boolean(), async (adds, at, isStored) => {
        const first = await scan(adds.slice(0, at), true);
        const resume = isStored ? await decodeState(await encodeState(first)) : first;
        const resumed = await bytesOf(await scan(adds, true, resume));
        expect(resumed.equals(await bytesOf(await scan(adds, false)))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('where two States become one, also where both counted some', async () => {
    await fc.assert(
      fc.asyncProperty(few, fc.nat(24), fc.nat(24), async (adds, one, other) => {
        const files = adds.map(fileOf);
        const [to, from] = [Math.max(one, other), Math.min(one, other)];
        const parts = [files.slice(0, to), files.slice(from)];
        const states: State[] = [];
        for (const part of parts) states.push(await scanner().gather(part, { keep: 'all' }));
        const open = (path: string) => files.find((file) => file.path === path)!;
        const merged = await scanner().merge(states, { open });
        expect((await bytesOf(merged)).equals(await bytesOf(await scan(adds, false)))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a plane is widened', () => {
  const typesOf = async (adds: readonly number[], plane: number, resume?: State): Promise<string[]> => {
    const log: Log = { types: [] };
    await scan(adds, true, resume, log);
    return log.types.map((types) => types[plane]);
  };
  const zeros = (length: number): number[] => Array.from({ length }, () => 0);

  test('before the photograph that it has no room for, and not earlier', async () => {
    const types = await typesOf(zeros(280), 0);
    // Fourteen photographs each: 18 times 14 are 252.
    expect(types.slice(0, 18)).toEqual(Array.from({ length: 18 }, () => 'Uint8Array'));
    expect(types.slice(18)).toEqual(['Uint16Array', 'Uint16Array']);
  });

  test('not while its values are small, however much they may have been', async () => {
    expect(new Set(await typesOf(zeros(100), 4))).toEqual(new Set(['Int16Array']));
  });

  test('before the first photograph that might be too much', async () => {
    expect(await typesOf([22_000], 2)).toEqual(['Float64Array']);
  });

  test('never where nobody said what is added to it', async () => {
    expect(await typesOf([1, 2, 3], 3)).toEqual(['Uint32Array']);
  });

  test('where a State is merged, which keeps its parts', async () => {
    const part = await scan([5], true);
    const merged = mergeStates(part).cameras[0].statistics.numbers.planes;
    expect(merged.count.constructor.name).toBe('Uint16Array');
    expect(part.cameras[0].statistics.numbers.planes.count.constructor.name).toBe('Uint8Array');
  });
});

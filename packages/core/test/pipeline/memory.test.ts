/** Memory is taken for the planes of cameras that are kept, and for none that has no room. */
import { describe, expect, test } from 'vitest';
import {
  createHotpix,
  ThreadPool,
  tooLarge,
  type Decoder,
  type FileRow,
  type Frame,
  type GatherOptions,
  type Identity,
  type Planes,
  type Platform,
  type PlaneSpecs,
  type Plugin,
  type Thread,
} from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const GB = 1e9;
const [frame] = simulateFrames({ count: 1 }).frames;

/** Files of two bytes, the number of a camera and one of their own; the planes of a camera take as many GB as its number. */
const filesOf = (...cameras: number[]) => cameras.map((camera, i) => sourceOf(`${i}.raw`, Uint8Array.of(camera, i)));

function scanner(machine?: number, start: Platform['start'] = () => undefined as never) {
  const taken: number[] = [];
  const plugin: Plugin = {
    name: 'weighty',
    decode: {
      match: () => true,
      decode: async (source): Promise<Frame> => {
        const [model] = await source.head();
        return { ...frame, camera: { make: 'Heavy', model: String(model), serial: '' } };
      },
    },
    accumulate: {
      version: 1,
      capacity: () => 100,
      planes: ({ camera }) => ({
        sum: { type: 'Float64Array', length: (Number(camera.model) * GB) / 8, merge: 'sum' },
      }),
      allocate(specs: PlaneSpecs): Planes {
        taken.push((8 * specs.sum.length) / GB);
        return Object.fromEntries(
          Object.entries(specs).map(([name, { length }]) => [name, new Proxy(new Float64Array(1), lengthOf(length))]),
        );
      },
      add() {},
    },
  };
  const sha256 = (bytes: Uint8Array): Uint8Array => bytes;
  const platform: Platform = { lanes: 1, sha256, start, ...(machine && { memory: machine }) };
  const hotpix = createHotpix({ plugins: [plugin], platform });
  return {
    hotpix,
    platform,
    taken,
    gather: (cameras: number[], options: GatherOptions = {}) => hotpix.gather(filesOf(...cameras), options),
  };
}

/** A plane that says how long it is and has no memory. */
const lengthOf = (length: number): ProxyHandler<Float64Array> => ({
  get: (target, key) =>
    key === 'length' ? length : key === 'byteLength' ? 8 * length : Reflect.get(target, key, target),
  set: () => true,
});

describe('of a stray photograph that comes first, whose planes would be large,', () => {
  test('no planes are made', async () => {
    const { taken, gather } = scanner();
    const { cameras, others } = await gather([9, 1, 1, 1]);
    expect(taken).toEqual([1]);
    expect(cameras[0].files).toHaveLength(3);
    expect(others).toMatchObject([{ path: '0.raw', status: 'setAside', code: 'otherCamera' }]);
  });

  test('planes are made where it turns out to be none', async () => {
    const { taken, gather } = scanner();
    const { cameras } = await gather([9, 9, 1]);
    expect(taken).toEqual([1, 9]);
    expect(cameras).toMatchObject([{ shape: { camera: { model: '9' } } }]);
  });
});

describe('a camera whose planes do not fit', () => {
  test('fails file by file, and the other is counted', async () => {
    const { taken, gather } = scanner();
    const { cameras, others } = await gather([9, 9, 1], { memory: 2 * GB });
    expect(taken).toEqual([1]);
    expect(cameras[0].files).toHaveLength(1);
    expect(others).toMatchObject([
      { path: '0.raw', status: 'failed', code: 'tooLittleMemory' },
      { path: '1.raw', status: 'failed', code: 'tooLittleMemory' },
    ]);
    expect(others[0].reason).toContain('got 2000 MB');
  });

  test('beside those of others fails where all are kept', async () => {
    const { taken, gather } = scanner();
    const { cameras, others } = await gather([1, 2, 3, 1], { memory: 5 * GB, keep: 'all' });
    expect(taken).toEqual([1, 2]);
    expect(cameras).toHaveLength(2);
    expect(others).toMatchObject([{ path: '2.raw', status: 'failed', code: 'tooLittleMemory' }]);
  });

  test('fails where nobody gave a budget, but the machine has no more', async () => {
    const { gather } = scanner(10 * GB);
    const { others } = await gather([9, 1, 1], { keep: 'all' });
    expect(others).toMatchObject([{ path: '0.raw', code: 'tooLittleMemory' }]);
    expect(others[0].reason).toContain('got 8000 MB. Leave such photographs out');
  });
});

describe('a picture for which alone there is no room', () => {
  const side = 10_000;

  /** How a picture ends whose decoder heeds `maxPixels`, as they all do. */
  async function endOf(options: GatherOptions): Promise<FileRow> {
    const decode: Decoder = {
      match: () => true,
      decode: async (_source, { maxPixels }) => {
        throw tooLarge(side, side, maxPixels);
      },
    };
    const hotpix = createHotpix({ plugins: [{ name: 'heedful', decode }] });
    const { others } = await hotpix.gather(filesOf(1), options);
    return others[0];
  }

  test('is not decoded, and told what it needs as a mosaic, which takes more, where nothing says that it is none', async () => {
    expect(await endOf({ memory: 0.5 * GB })).toMatchObject({
      code: 'tooLittleMemory',
      reason: expect.stringContaining('at least 1867 MB for photographs of 10000 x 10000 pixels, got 500 MB'),
    });
  });

  test.each([
    ['a picture, with ten bytes for each pixel of it', false, 200 + 10 * 100 + 3000],
    [
      'a mosaic, with two bytes for each sample, seven times while it is decoded and four thirds afterwards',
      true,
      200 + (7 + 4 / 3) * 2 * 100 + 3000,
    ],
    ['what its first bytes do not tell, with those of the larger', undefined, 200 + (7 + 4 / 3) * 2 * 100 + 3000],
  ])('is told what is enough for its planes, too: those of %s', async (_, isMosaic, megabytes) => {
    const decode: Decoder = {
      match: () => true,
      identify: () =>
        isMosaic === undefined ? undefined : { camera: { make: 'Heavy', model: '3', serial: '' }, isMosaic },
      decode: async (_source, { maxPixels }) => {
        throw tooLarge(side, side, maxPixels);
      },
    };
    const accumulate: Plugin['accumulate'] = {
      version: 1,
      capacity: () => 100,
      planes: ({ width, height }) => ({ sum: { type: 'Uint8Array', length: 30 * width * height, merge: 'sum' } }),
      add() {},
    };
    const hotpix = createHotpix({ plugins: [{ name: 'heedful', decode, accumulate }] });
    const { others } = await hotpix.gather(filesOf(3), { memory: 0.5 * GB });
    expect(others[0].reason).toContain(`at least ${Math.ceil(megabytes)} MB`);
  });

  test('is refused for its pixels where fewer are allowed than there is room for', async () => {
    expect(await endOf({ memory: 0.5 * GB, maxPixels: 1e6 })).toMatchObject({
      code: 'tooLarge',
      reason: 'Expected at most 1000000 pixels, got 10000 x 10000.',
    });
  });
});

describe('a photograph whose planes have no room', () => {
  const [width, height] = [1000, 1000];
  const camera = { make: 'Light', model: '1', serial: '' };
  const picture: Frame = {
    ...{ ...frame, camera, width, height, channels: 3, bits: 8, black: 0, white: 255, mosaic: undefined },
    active: { x: 0, y: 0, width, height },
    samples: new Uint8Array(3 * width * height),
  };

  /** What becomes of one whose planes take thirty bytes for each pixel, and the frame ten, or a third of that if it is grey. */
  async function scan(memory: number, identity: Partial<Identity>, isHeedful = true) {
    let decoded = 0;
    const decode: Decoder = {
      match: () => true,
      identify: () => ({ camera, isMosaic: false, ...identity }),
      decode: async (_source, { maxPixels }) => {
        if (isHeedful && width * height > maxPixels) throw tooLarge(width, height, maxPixels);
        decoded++;
        return picture;
      },
    };
    const accumulate: Plugin['accumulate'] = {
      version: 1,
      capacity: () => 100,
      planes: (shape) => ({ sum: { type: 'Uint8Array', length: 30 * shape.width * shape.height, merge: 'sum' } }),
      add() {},
    };
    const hotpix = createHotpix({ plugins: [{ name: 'light', decode, accumulate }] });
    const { others } = await hotpix.gather(filesOf(1), { memory });
    return { decoded, row: others.at(0) };
  }

  test('is told so in the same words as if it were decoded, before it is', async () => {
    const late = await scan(0.239 * GB, { channels: 3 }, false);
    expect(late).toMatchObject({ decoded: 1, row: { code: 'tooLittleMemory' } });
    expect(late.row?.reason).toContain('at least 240 MB');
    expect(await scan(0.239 * GB, { channels: 3 })).toEqual({ decoded: 0, row: late.row });
  });

  test('is decoded where it has room', async () => {
    expect(await scan(0.241 * GB, { channels: 3 })).toEqual({ decoded: 1, row: undefined });
  });

  test('is decoded where its first bytes leave open whether it is grey, and then has room', async () => {
    expect(await scan(0.239 * GB, {})).toMatchObject({ decoded: 1, row: { code: 'tooLittleMemory' } });
    expect(await scan(0.233 * GB, {})).toMatchObject({ decoded: 0, row: { code: 'tooLittleMemory' } });
  });
});

test.each([
  ['ends threads without work where planes are large, for they hold the memory of frames', 1, 1],
  ['leaves them to whatever comes next where planes are small', 0, 0],
])('who judges %s', async (_, camera, ended) => {
  let count = 0;
  const start = (): Thread => ({
    ...{ postMessage: () => {}, on: () => {}, ref: () => {}, unref: () => {} },
    terminate: () => void count++,
  });
  const { hotpix, platform, gather } = scanner(undefined, start);
  const state = await gather([camera]);
  ThreadPool.of(platform)?.begin(1);
  await hotpix.conclude(state);
  expect(count).toBe(ended);
});

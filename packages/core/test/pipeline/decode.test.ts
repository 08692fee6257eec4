import { describe, expect, test } from 'vitest';
import {
  createHotpix,
  decodeState,
  encodeState,
  mergeStates,
  refused,
  type Frame,
  type Plugin,
  type Source,
} from '../../src/index.ts';
import { moments, scenes } from '@hotpix/detection';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const { frames } = simulateFrames({ count: 6 });
const bytesOf = (source: Source): Promise<Uint8Array> => source.read();

/** Decodes a file of one byte to the frame of that number; the frames past `other` are of another camera. */
function decoder(other = frames.length): Plugin {
  const decode = async (source: Source): Promise<Frame | undefined> => {
    const [number] = await bytesOf(source);
    const frame = frames[number];
    return number < other ? frame : { ...frame, camera: { make: 'Other', model: 'Camera', serial: '7' } };
  };
  return { name: 'numbers', decode: { match: (head) => head[0] < frames.length, decode } };
}

const files = (...numbers: number[]): Source[] =>
  numbers.map((number, i) => sourceOf(`${i}.raw`, Uint8Array.of(number)));
const statuses = (rows: readonly { path: string; status: string }[]): string[] =>
  rows.map(({ path, status }) => `${path} ${status}`);

describe('a file that nobody can read', () => {
  test('is a row with every refusal, and the rest is scanned', async () => {
    const picky = (name: string, reason: string): Plugin => ({
      name,
      decode: { match: (head) => head[0] === 99, decode: async () => Promise.reject(refused(reason)) },
    });
    const hotpix = createHotpix({ plugins: [decoder(), picky('raw', 'no codec'), picky('jpeg', 'no picture')] });
    const { files: rows } = await hotpix.scan(files(0, 99, 1));
    expect(statuses(rows)).toEqual(['0.raw used', '1.raw failed', '2.raw used']);
    expect(rows[1]).toMatchObject({ code: 'unreadable', reason: 'jpeg: no picture; raw: no codec' });
  });

  test.each([
    ['the decoder whose files are called so', '1.NEF', ['nef'], ['jpg'], 'no codec'],
    ['all where none is called so', '1.bin', ['nef'], ['jpg'], 'jpeg: no picture; raw: no codec'],
    ['all where several are called so', '1.nef', ['nef'], ['nef'], 'jpeg: no picture; raw: no codec'],
  ])('is told for the reason of %s', async (_, path, ofRaw, ofJpeg, reason) => {
    const picky = (name: string, extensions: string[], words: string): Plugin => ({
      name,
      decode: { extensions, match: () => true, decode: async () => Promise.reject(refused(words)) },
    });
    const hotpix = createHotpix({ plugins: [picky('raw', ofRaw, 'no codec'), picky('jpeg', ofJpeg, 'no picture')] });
    await expect(hotpix.decode(sourceOf(path, Uint8Array.of(1)))).rejects.toMatchObject({ message: reason });
  });

  test('because it has no bytes says so, whoever decodes it, whatever its decoder would say', async () => {
    const raw: Plugin = {
      name: 'raw',
      decode: {
        match: (_head, path) => path.endsWith('.raw'),
        decode: async () => Promise.reject(refused('no codec')),
      },
    };
    const hotpix = createHotpix({ plugins: [raw] });
    const empty = sourceOf('0.raw', new Uint8Array());
    await expect(hotpix.decode(empty)).rejects.toMatchObject({ code: 'emptyFile' });
    expect((await hotpix.scan([empty])).files[0].code).toBe('emptyFile');
  });

  test('of a kind no decoder knows says so', async () => {
    const { files: rows, status, reason } = await createHotpix({ plugins: [decoder()] }).scan(files(99));
    expect(rows[0]).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/^no decoder knows this kind of file; .*add a plugin/),
    });
    expect([status, reason]).toEqual(['insufficient', 'The only file could not be used.']);
  });

  test('is no failure where nobody said that it is a photograph, unless a decoder took it for one', async () => {
    const broken: Plugin = {
      name: 'broken',
      decode: { match: (head) => head[0] === 98, decode: async () => Promise.reject(refused('cut short')) },
    };
    const hotpix = createHotpix({ plugins: [decoder(), moments(), broken] });
    const sources = [...files(0, 99, 98, 1), sourceOf('4.raw', new Uint8Array())];
    const { files: rows } = await hotpix.scan(sources.map((source) => ({ ...source, incidental: true })));
    expect(statuses(rows)).toEqual(['0.raw used', '1.raw setAside', '2.raw failed', '3.raw used', '4.raw setAside']);
    for (const row of [rows[1], rows[4]]) {
      expect(row).toMatchObject({ code: 'notAPhotograph', reason: 'not a photograph' });
    }
  });

  test('is told the same after its State was stored, merged and resumed', async () => {
    const hotpix = createHotpix({ plugins: [decoder(), moments()] });
    const sources = files(0, 1, 99).map((source) => ({ ...source, incidental: true }));
    const options = { keep: 'all' } as const;
    const serial = await hotpix.conclude(await hotpix.gather(sources, options));
    const shards = [await hotpix.gather(sources.slice(0, 1), options), await hotpix.gather(sources.slice(1), options)];
    const resume = await decodeState(await encodeState(mergeStates(shards[1], shards[0])));
    expect(await hotpix.conclude(resume)).toEqual(serial);
    expect(await hotpix.conclude(await hotpix.gather(sources, { ...options, resume }))).toEqual(serial);
  });

  test('because the disk fails is a row with the words of the system', async () => {
    const gone: Source = {
      path: 'gone.raw',
      head: async () => Promise.reject(new Error('ENOENT: no such file')),
      read: async () => Promise.reject(new Error('ENOENT: no such file')),
    };
    const { files: rows } = await createHotpix({ plugins: [decoder()] }).scan([...files(0), gone]);
    expect(rows[1]).toMatchObject({ path: 'gone.raw', status: 'failed', reason: 'ENOENT: no such file' });
  });

  test('of a kind that no decoder knows is never read whole', async () => {
    const movie: Source = {
      path: 'movie.mp4',
      incidental: true,
      head: async () => new TextEncoder().encode('a movie'),
      read: async () => Promise.reject(new Error('three gigabytes were read')),
    };
    const picky: Plugin = { ...decoder(), decode: { ...decoder().decode!, match: (head) => head.length === 1 } };
    const { files: rows } = await createHotpix({ plugins: [picky] }).scan([...files(0), movie]);
    expect(rows.find(({ path }) => path === 'movie.mp4')).toEqual({
      path: 'movie.mp4',
      status: 'setAside',
      reason: 'not a photograph',
      code: 'notAPhotograph',
    });
  });

  test('in time is given up, whatever its decoder does', async () => {
    const deaf: Plugin = { name: 'deaf', decode: { match: () => true, decode: () => new Promise(() => {}) } };
    const { files: rows } = await createHotpix({ plugins: [deaf] }).scan(files(0), { timeout: 0.05 });
    expect(rows[0]).toMatchObject({ status: 'failed', code: 'tookTooLong' });
  });
});

describe('a decoder at fault is named for', () => {
  test.each<[string, Partial<Frame>, string]>([
    ['too few samples', { samples: new Uint16Array(5) }, '64 x 48 x 1 samples, got 5'],
    ['an active area outside', { active: { x: 60, y: 0, width: 10, height: 10 } }, 'rectangles inside the stored one'],
    ['a ragged mosaic', { mosaic: ['RG', 'G'] }, 'a mosaic of equally long rows'],
    ['bytes for 12 bits', { samples: new Uint8Array(64 * 48) }, 'Uint8Array for 12 bits'],
  ])('%s', async (_, wrong, message) => {
    const plugin: Plugin = {
      name: 'wrong',
      decode: { match: () => true, decode: async () => ({ ...frames[0], ...wrong }) },
    };
    await expect(createHotpix({ plugins: [plugin] }).decode(files(0)[0])).rejects.toThrow(message);
  });
});

describe('photographs that do not belong together', () => {
  test('are set aside, counted and named; the camera with the most photographs stays', async () => {
    const { files: rows, camera } = await createHotpix({ plugins: [decoder(2), moments()] }).scan(files(0, 1, 2, 3, 4));
    expect(camera?.make).toBe('Other');
    expect(statuses(rows)).toEqual(['0.raw setAside', '1.raw setAside', '2.raw used', '3.raw used', '4.raw used']);
    expect(rows[0].reason).toBe(
      'it is of hotpix simulated no. 1, 64 x 48; this Result is of Other Camera no. 7, 64 x 48',
    );
  });

  test('because one is a copy of another are counted once', async () => {
    const { files: rows } = await createHotpix({ plugins: [decoder(), moments()] }).scan(files(0, 1, 0));
    expect(statuses(rows)).toEqual(['0.raw used', '1.raw used', '2.raw setAside']);
    expect(rows[2].reason).toBe('the same bytes as 0.raw');
  });
});

test('one scene is not enough, one dark frame is', async () => {
  const hotpix = createHotpix({ plugins: [decoder(), scenes(), moments()] });
  expect(await hotpix.scan(files(0))).toMatchObject({
    status: 'insufficient',
    reason: expect.stringContaining('at least 2 photographs'),
  });
  expect(await hotpix.scan(files(0), { capture: 'dark' })).toMatchObject({ status: 'complete' });
});

test('a run that is stopped ends with its own error and decodes no more', async () => {
  const controller = new AbortController();
  const seen: string[] = [];
  const onProgress = ({ path }: { path: string }): void => {
    seen.push(path);
    controller.abort();
  };
  const run = createHotpix({ plugins: [decoder()] }).scan(files(0, 1, 2, 3, 4, 5), {
    signal: controller.signal,
    concurrency: 1,
    onProgress,
  });
  await expect(run).rejects.toMatchObject({ code: 'aborted' });
  // The file after the one being counted may have been read ahead.
  expect(seen.length).toBeLessThanOrEqual(2);
});

test('two sources of one name are an error before anything is read', async () => {
  const twice = [files(0)[0], files(0)[0]];
  await expect(createHotpix({ plugins: [decoder()] }).scan(twice)).rejects.toThrow("got '0.raw' twice");
});

test('sources are told that they will be read, before they are', async () => {
  const told: string[] = [];
  const sources = files(0, 1, 2, 3).map((source) => ({
    ...source,
    expect: () => void told.push(`${source.path} will be read`),
    read: () => (told.push(`${source.path} is read`), source.read()),
  }));
  await createHotpix({ plugins: [decoder()] }).scan(sources, { concurrency: 1 });
  const read = sources.slice(1).map(({ path }) => told.indexOf(`${path} is read`));
  const expected = sources.slice(1).map(({ path }) => told.indexOf(`${path} will be read`));
  expect(expected.every((place, i) => place >= 0 && place < read[i])).toBe(true);
  expect(Math.max(...expected)).toBeLessThan(read[1]);
});

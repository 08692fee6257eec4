/** Files with parts cut, zeroed or missing: refused, or read as they are, and never filled with what was there before. */
import { existsSync, readFileSync } from 'node:fs';
import { createHotpix } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { findSamples, type SampleLayout } from '@hotpix/dng';
import { readTiff } from '@hotpix/tiff';
import { createCamera, procedural, toDng } from '@hotpix/simulator';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLosslessJpeg } from '../../dng/test/read-lossless-jpeg.ts';
import { writeLosslessJpeg } from '../../dng/test/write-lossless-jpeg.ts';
import { writePlainDng, type PlainDng } from '../../dng/test/write-plain-dng.ts';
import type { Answer } from '../src/answer.ts';
import { newUnpacker } from './unpacker.ts';
import { writeRw2 } from './write-rw2.ts';

const hotpix = createHotpix({ plugins: [rawDecoder()] });

/** The samples of a file; `undefined` where it is refused. */
async function samplesOf(path: string, bytes: Uint8Array): Promise<Uint16Array | undefined> {
  try {
    return (await hotpix.decode(sourceOf(path, bytes))).frame.samples as Uint16Array;
  } catch (error) {
    expect(error).toMatchObject({ code: 'refused' });
    return undefined;
  }
}

const compress: NonNullable<PlainDng['compress']> = (samples, width) =>
  writeLosslessJpeg({ samples, width, components: 2, precision: 14, predictor: 1 });

const [WIDTH, HEIGHT] = [96, 64];
const sampleAt = (at: number): number => (at * 40_503) % 2 ** 14;

function plain(change: Partial<PlainDng>): Uint8Array<ArrayBuffer> {
  const samples = Array.from({ length: WIDTH * HEIGHT }, (_, at) => sampleAt(at));
  return writePlainDng({ width: WIDTH, height: HEIGHT, bits: 14, samples, ...change });
}

/** What only LibRaw unpacks: a table that gives every sample as it is. */
const TABLE = { 50712: [3, ...Array.from({ length: 2 ** 14 }, (_, at) => at)] } as const;

const FILES: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[] = [
  ['a strip', plain({})],
  ['strips', plain({ rowsPerStrip: 10 })],
  ['tiles', plain({ tile: [32, 32] })],
  ['a compressed strip', plain({ compress })],
  ['compressed tiles', plain({ tile: [32, 32], compress })],
  ['a strip with a table', plain({ tags: TABLE })],
  ['compressed tiles with a table', plain({ tile: [32, 32], compress, tags: TABLE })],
];

/** Bytes behind the tags, where the samples are. */
const startOf = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const entries = Array.from({ length: view.getUint16(8, true) }, (_, index) => 10 + 12 * index);
  const offsets = entries.find((at) => [273, 324].includes(view.getUint16(at, true)))!;
  return view.getUint32(
    view.getUint32(offsets + 4, true) === 1 ? offsets + 8 : view.getUint32(offsets + 8, true),
    true,
  );
};

interface Damage {
  readonly kind: 'cut' | 'zeroed' | 'removed';
  readonly from: number;
  readonly length: number;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const damages: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('cut', 'zeroed', 'removed'),
  from: share,
  length: share.map((part) => part * part),
});

/** `from` and `length` are shares of the samples. */
function damaged(bytes: Uint8Array<ArrayBuffer>, { kind, from, length }: Damage): Uint8Array<ArrayBuffer> {
  const start = startOf(bytes);
  const at = start + Math.floor(from * (bytes.length - start));
  const end = at + Math.ceil(length * (bytes.length - at));
  if (kind === 'cut') return bytes.slice(0, at);
  if (kind === 'zeroed') return bytes.slice().fill(0, at, end);
  return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(end)]);
}

/** By a second reader of the uncompressed and of the compressed samples, bit by bit. Where they lie nobody doubts. */
function decodePlainly(bytes: Uint8Array<ArrayBuffer>): number[] {
  const layout = findSamples(bytes, readTiff(bytes))!;
  const samples = Array<number>(layout.width * layout.height).fill(0);
  layout.pieces.forEach(({ offset, length }, index) => {
    const data = bytes.subarray(offset, offset + length);
    const piece =
      layout.compression === 'none' ? readBits(data, layout) : readLosslessJpeg(data, { behind: 'anything' }).samples;
    const across = Math.ceil(layout.width / layout.pieceWidth);
    const [left, top] = [(index % across) * layout.pieceWidth, Math.floor(index / across) * layout.pieceHeight];
    piece.forEach((sample, at) => {
      const [x, y] = [left + (at % layout.pieceWidth), top + Math.floor(at / layout.pieceWidth)];
      if (x < layout.width && y < layout.height) samples[y * layout.width + x] = sample;
    });
  });
  return samples;
}

function readBits(data: Uint8Array, { bits, littleEndian }: SampleLayout): number[] {
  const length = Math.floor((8 * data.length) / bits);
  if (bits === 16) {
    const view = new DataView(data.buffer, data.byteOffset);
    return Array.from({ length }, (_, at) => view.getUint16(2 * at, littleEndian));
  }
  const text = Array.from(data, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length }, (_, at) => Number.parseInt(text.slice(at * bits, (at + 1) * bits), 2));
}

describe('a damaged DNG', () => {
  const shot = createCamera({ seed: 5, width: 128, height: 96 }).photograph(procedural(5, 0), {
    exposure: 1 / 60,
    iso: 400,
    index: 0,
  });
  const photographs = (['none', 'lossless-jpeg'] as const).map(
    (compression) => new Uint8Array(toDng(shot, { compression })),
  );
  const read = [...FILES.slice(0, 5).map(([, bytes]) => bytes), ...photographs];

  it('is refused, or gives what is in the file', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...read), damages, async (intact, damage) => {
        const bytes = damaged(intact, damage);
        const samples = await samplesOf('picture.dng', bytes);
        if (samples) expect(Array.from(samples)).toEqual(decodePlainly(bytes));
        else refused++;
      }),
      { numRuns: 150, seed: 1 },
    );
    // Zeros are samples, where nothing is compressed.
    expect(refused).toBeGreaterThan(75);
  });

  it.each(FILES)('is refused where it is cut anywhere within the last 1000 bytes of %s', async (_, bytes) => {
    for (const missing of [6, 7, 50, 1000]) {
      expect(await samplesOf('picture.dng', bytes.subarray(0, bytes.length - missing))).toBeUndefined();
    }
  });

  it.each(FILES.filter(([name]) => name.includes('compressed')))(
    'is refused where zeros stand in %s',
    async (_, bytes) => {
      const start = startOf(bytes);
      for (const part of [0.2, 0.5, 0.8]) {
        const at = start + Math.floor(part * (bytes.length - start));
        expect(await samplesOf('picture.dng', bytes.slice().fill(0, at, at + 300))).toBeUndefined();
      }
    },
  );

  it.each(FILES.filter(([name]) => name.includes('compressed')))(
    'is refused where the beginning of one of the tiles is gone: %s',
    async (_, bytes) => {
      const at = startOf(bytes);
      expect(await samplesOf('picture.dng', bytes.slice().fill(0, at, at + 64))).toBeUndefined();
    },
  );
});

describe('what a file before left in memory', () => {
  let unpacker = newUnpacker();

  beforeEach(() => {
    unpacker = newUnpacker();
  });

  const outcome = (answer: Answer): unknown =>
    answer.status === 'mosaic' ? Array.from(answer.mosaic.samples) : answer.status;
  const unpack = async (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
    outcome(await unpacker.unpackByLibRaw({ bytes, maxPixels: 1e6 }));

  const rw2 = { width: 840, height: 480, format: 4, bits: 12 };
  const bright = plain({ samples: Array<number>(WIDTH * HEIGHT).fill(2 ** 14 - 1) });
  const before = [bright, plain({ rowsPerStrip: 20, compress }), writeRw2(rw2, 460_800), new Uint8Array(5000).fill(7)];
  const files = [...FILES.map(([, bytes]) => bytes), plain({ rowsPerStrip: 20, compress })];

  it('does not show in a damaged one', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        damages,
        fc.shuffledSubarray(before, { minLength: 1 }),
        async (intact, damage, earlier) => {
          const bytes = damaged(intact, damage);
          for (const file of earlier) await unpack(file);
          const after = await unpack(bytes);
          expect(after).toEqual(outcome(await newUnpacker().unpackByLibRaw({ bytes, maxPixels: 1e6 })));
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('does not stand for a tile that is missing', async () => {
    const [, bytes] = FILES.find(([name]) => name === 'compressed tiles with a table')!;
    const at = startOf(bytes);
    await unpack(bright);
    expect(await unpack(bytes.slice().fill(0, at, at + 2))).toBe('failed');
  });

  it('does not keep a good file from being read', async () => {
    for (const file of [...before, bright, ...before]) await unpack(file);
    expect(await unpack(plain({}))).toEqual(Array.from({ length: WIDTH * HEIGHT }, (_, at) => sampleAt(at)));
  });
});

const DATA = new URL('../../../../shared/data/', import.meta.url);

describe.skipIf(!existsSync(DATA))('real raw files of ../shared/data', () => {
  it.each(['canon-s40/raw/CRW_0113.CRW', 'kodak-dc120/P003908.KDC', 'kodak-dc120/P003911.KDC'])(
    '%s is refused wherever it is cut, or whole',
    async (path) => {
      const bytes = readFileSync(new URL(path, DATA));
      const whole = await samplesOf(path, bytes);
      for (const part of [0.05, 0.3, 0.6, 0.9, 0.99, 0.9999]) {
        const samples = await samplesOf(path, bytes.subarray(0, Math.floor(part * bytes.length)));
        if (samples) expect(Buffer.compare(Buffer.from(samples.buffer), Buffer.from(whole!.buffer))).toBe(0);
      }
    },
  );

  it.each([
    ['good.dng', true],
    ['cut-at-a-tile.dng', false],
    ['one-tile-without-start.dng', false],
  ])('%s is taken: %s', async (name, isTaken) => {
    const bytes = readFileSync(new URL(`cases/damaged-dng/${name}`, DATA));
    expect((await samplesOf(name, bytes)) !== undefined).toBe(isTaken);
  });
});

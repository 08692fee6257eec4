/** Samples that are read without LibRaw, held against LibRaw's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlainJpeg, writeLosslessJpeg } from '../../dng/test/write-lossless-jpeg.ts';
import { writePlainDng, type PlainDng } from '../../dng/test/write-plain-dng.ts';
import { toFrame } from '../src/frame.ts';
import { newUnpacker } from './unpacker.ts';
import { readRawFile } from '../src/raw-file.ts';
import type { Answer } from '../src/answer.ts';
import { dngFile } from './fixtures.ts';

const MOST_PIXELS = 1e6;

/** A frame, or why there is none. */
function outcome(bytes: Uint8Array, answer: Answer): unknown {
  if (answer.status !== 'mosaic') return answer;
  try {
    const { samples, ...facts } = toFrame(readRawFile('picture.dng', bytes), answer);
    return { ...facts, samples: Array.from(samples) };
  } catch (error) {
    return String(error);
  }
}

const unpacker = newUnpacker();

/** Of bytes that are no UTF-8, libraw-wasm makes another text each time. */
function withoutText(result: unknown): unknown {
  if (typeof result !== 'object') return result;
  const { camera, capture, ...rest } = result as Record<string, unknown>;
  const isPlain = [camera, capture].every((facts) => /^[ -~]*$/.test(Object.values(facts ?? {}).join('')));
  return isPlain ? result : rest;
}

const isFrame = (result: unknown): boolean => typeof result === 'object' && result !== null && 'samples' in result;

/** Both frames; that of this package is `undefined` where it leaves the file to LibRaw. */
async function decodeTwice(bytes: Uint8Array): Promise<{ own: unknown; byLibRaw: () => Promise<unknown> }> {
  const task = { bytes: new Uint8Array(bytes), maxPixels: MOST_PIXELS };
  const own = await unpacker.unpackOwn(task);
  return {
    own: own && outcome(bytes, own),
    byLibRaw: async () => outcome(bytes, await unpacker.unpackByLibRaw(task)),
  };
}

const noise = (length: number, bits: number, seed = 1): number[] =>
  Array.from({ length }, (_, index) => ((((index + seed) * 2_654_435_761) % 2 ** 32) >>> 8) % 2 ** bits);

function plain(change: Partial<PlainDng> = {}): PlainDng {
  const { width = 50, height = 40, bits = 16 } = change;
  return { width, height, samples: noise(width * height, bits), ...change };
}

/** Pieces as lossless JPEG. */
const jpeg =
  (
    predictor: number,
    components: number,
    precision: number,
    tables = 1,
    others: Partial<PlainJpeg> = {},
  ): NonNullable<PlainDng['compress']> =>
  (samples, width) =>
    writeLosslessJpeg({
      ...others,
      ...{ samples, width, components, precision, predictor },
      lengths: Array.from({ length: tables }, () =>
        Array.from({ length: 17 }, (_, category) => Math.min(category + 1, 16)),
      ),
    });

const READ: readonly (readonly [name: string, image: Partial<PlainDng>])[] = [
  ['16 bits in one strip', {}],
  ['16 bits, big-endian', { order: 'MM' }],
  ['16 bits at an odd offset', { gap: 1 }],
  ['16 bits in several strips', { rowsPerStrip: 7 }],
  ['16 bits in tiles', { tile: [16, 16] }],
  ['16 bits in tiles, big-endian', { tile: [16, 32], order: 'MM' }],
  ['16 bits in tiles of a frame of an odd width, big-endian', { width: 51, tile: [16, 16], order: 'MM' }],
  ['16 bits in a tile as wide as the frame', { width: 48, tile: [48, 64] }],
  ['16 bits in tiles that lie apart', { tile: [16, 16], between: 500 }],
  ['8 bits', { bits: 8 }],
  ['8 bits in tiles', { bits: 8, tile: [16, 16] }],
  ...[10, 12, 14].flatMap((bits) => [
    [`${bits} bits`, { bits, width: 51 }] as const,
    [`${bits} bits, big-endian, in tiles`, { bits, tile: [16, 16], order: 'MM' }] as const,
  ]),
  ...[1, 2, 3, 4, 5, 6, 7].map(
    (predictor) =>
      [`lossless JPEG with predictor ${predictor}`, { bits: 14, compress: jpeg(predictor, 2, 14, 2) }] as const,
  ),
  ...[1, 2, 4].map(
    (components) =>
      [
        `lossless JPEG of ${components} components`,
        { width: 60, tile: [16, 16], compress: jpeg(1, components, 16) },
      ] as const,
  ),
  ['lossless JPEG, big-endian', { bits: 12, order: 'MM', tile: [32, 16], compress: jpeg(6, 2, 12) }],
  [
    'lossless JPEG whose rows hold two of the frame',
    { bits: 12, compress: (part, width) => jpeg(6, 2, 12)(part, 2 * width, 0) },
  ],
  ...[1, 3, 60].map(
    (rowsAtOnce) =>
      [
        `lossless JPEG with restarts behind each ${rowsAtOnce} rows`,
        { bits: 14, compress: jpeg(1, 2, 14, 2, { rowsAtOnce }) },
      ] as const,
  ),
  [
    'lossless JPEG with restarts in tiles',
    { bits: 14, tile: [16, 32], compress: jpeg(1, 1, 14, 1, { rowsAtOnce: 5 }) },
  ],
  ['lossless JPEG with a point transform', { bits: 12, compress: jpeg(6, 2, 12, 1, { pointTransform: 2 }) }],
  ['an odd number of bits', { bits: 13, width: 51 }],
  ['lossless JPEG of 8 bits', { bits: 8, compress: jpeg(1, 1, 8) }],
  ['an active area at an odd pixel', { tags: { 50829: [4, 3, 5, 37, 45] } }],
  ['data behind the samples', { tail: 300 }],
  ['a picture on its side', { tags: { 274: [3, 6] } }],
  ['no word of black', { tags: { 50714: undefined } }],
  ['black of each filter', { tags: { 50713: [3, 2, 2], 50714: [3, 60, 61, 62, 63] } }],
  ['masked areas', { tags: { 50829: [4, 4, 6, 40, 50], 50830: [4, 0, 0, 4, 50] } }],
  ['a serial number', { tags: { 50735: [1, 52, 50, 0, 0, 0] } }],
  ['a monochrome sensor', { tags: { 262: [3, 34892], 33421: undefined, 33422: undefined } }],
];

/** What DNG allows, and LibRaw 0.20 to 0.22 misreads without a word. */
const MISREAD: readonly (readonly [name: string, image: Partial<PlainDng>])[] = [
  ['strips that do not follow each other', { rowsPerStrip: 10, between: 2 }],
  ['compressed strips', { rowsPerStrip: 20, compress: jpeg(1, 2, 16) }],
  ['tiles wider than the frame', { tile: [64, 64] }],
  ['a single tile wider than the frame', { tile: [64, 48], compress: jpeg(1, 2, 16) }],
  ['as many JPEGs as components side by side', { width: 32, tile: [16, 16], compress: jpeg(1, 2, 16) }],
  ['strips whose offsets are of 16 bits, big-endian', { order: 'MM', tags: { 273: [3, 194] } }],
];

/** Of 12 bits to one of 14. */
const TABLE = Array.from({ length: 3000 }, (_, at) => Math.floor((at * at) / 600));

const TABLED: readonly (readonly [name: string, image: Partial<PlainDng>])[] = [
  ['16 bits', {}],
  ['16 bits, big-endian', { order: 'MM' }],
  ['16 bits in tiles', { tile: [16, 16] }],
  ['12 bits', { bits: 12 }],
  ['8 bits', { bits: 8 }],
  ['lossless JPEG', { bits: 12, compress: jpeg(1, 2, 12) }],
  ['lossless JPEG in tiles, big-endian', { bits: 12, tile: [16, 16], order: 'MM', compress: jpeg(1, 2, 12) }],
  ['no white level', { bits: 12, tags: { 50717: undefined } }],
  ['a monochrome sensor', { tags: { 262: [3, 34892], 33421: undefined, 33422: undefined } }],
];

/** What another than LibRaw may misread, or LibRaw another way than others. */
const LEFT: readonly (readonly [name: string, image: Partial<PlainDng>])[] = [
  ['a linearization table of 32 bits', { tags: { 50712: [4, ...TABLE] } }],
  ['three samples per pixel', { width: 50, height: 40, tags: { 262: [3, 34892], 277: [3, 3] } }],
  ['floating point', { tags: { 339: [3, 3] } }],
  ['masked areas without a word of black', { tags: { 50714: undefined, 50830: [4, 0, 0, 4, 50] } }],
  ['DNG 1.0', { tags: { 50706: [1, 1, 0, 0, 0] } }],
  ['a Super CCD', { tags: { 50711: [3, 2] } }],
  ['another compression', { tags: { 259: [3, 8] } }],
  ['a raw image that is not the main one', { tags: { 254: [4, 16] } }],
  ['restarts of rows that are predicted from above', { compress: jpeg(2, 2, 16, 1, { rowsAtOnce: 3 }) }],
  ['a JPEG of fewer rows than the frame', { compress: (part, width) => jpeg(1, 2, 16)(part.slice(width), width, 0) }],
];

describe('samples read without LibRaw', () => {
  it.each(READ)('give the frame that LibRaw gives: %s', async (_, change) => {
    const image = plain(change);
    const { own, byLibRaw } = await decodeTwice(writePlainDng(image));
    expect(own).toMatchObject({ width: image.width, height: image.height, samples: Array.from(image.samples) });
    expect(own).toEqual(await byLibRaw());
  });

  it.each(TABLED)('give the frame that LibRaw gives through a linearization table: %s', async (_, change) => {
    const image = plain({ ...change, tags: { ...change.tags, 50712: [3, ...TABLE] } });
    const linear = Array.from(image.samples, (stored) => TABLE[Math.min(stored, TABLE.length - 1)]);
    const { own, byLibRaw } = await decodeTwice(writePlainDng(image));
    expect(own).toMatchObject({ samples: linear });
    expect(own).toEqual(await byLibRaw());
  });

  it.each(MISREAD)('are right where those of LibRaw are not: %s', async (_, change) => {
    const image = plain(change);
    const { own, byLibRaw } = await decodeTwice(writePlainDng(image));
    expect(own).toMatchObject({ samples: Array.from(image.samples) });
    expect(await byLibRaw()).not.toEqual(own);
  });

  it.each(LEFT)('are left to LibRaw: %s', async (_, change) => {
    expect((await decodeTwice(writePlainDng(plain(change)))).own).toBeUndefined();
  });

  it('give the frame that LibRaw gives of the files that this project writes', async () => {
    for (const mosaic of [['RG', 'GB'], ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'], undefined]) {
      for (const change of [{ mosaic }, { mosaic, orientation: 8, masked: [{ x: 0, y: 0, width: 64, height: 4 }] }]) {
        const { own, byLibRaw } = await decodeTwice(dngFile(change));
        expect(own).toMatchObject({ width: 64, height: 48 });
        expect(own).toEqual(await byLibRaw());
      }
    }
  });

  it(
    'never give another frame than LibRaw does, whatever bytes are flipped or missing',
    { timeout: 60_000 },
    async () => {
      const tags: PlainDng['tags'] = { 50735: [1, 52, 50, 0, 0, 0], 50829: [4, 4, 6, 40, 50], 50830: [4, 0, 0, 4, 50] };
      const files = [
        writePlainDng(plain({ tags })),
        writePlainDng(plain({ tags, order: 'MM', tile: [16, 16] })),
        writePlainDng(plain({ tags, bits: 12 })),
        writePlainDng(plain({ tags, bits: 14, tile: [16, 16], compress: jpeg(1, 2, 14, 2) })),
        writePlainDng(plain({ tags, bits: 14, compress: jpeg(6, 1, 14) })),
        writePlainDng(plain({ tags, bits: 14, compress: jpeg(1, 2, 14, 1, { rowsAtOnce: 3 }) })),
        writePlainDng(plain({ tags: { ...tags, 50712: [3, ...TABLE] }, bits: 12, tile: [32, 32] })),
        dngFile(),
      ];
      const flips = fc.array(fc.tuple(fc.oneof(fc.nat(400), fc.nat(20_000)), fc.nat(255)), {
        minLength: 1,
        maxLength: 3,
      });
      const damaged = fc
        .tuple(fc.constantFrom(...files), flips, fc.option(fc.nat(20_000)))
        .map(([file, changes, length]) => {
          const bytes = new Uint8Array(file);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          return length === null ? bytes : bytes.slice(0, length);
        });
      await fc.assert(
        fc.asyncProperty(damaged, async (bytes) => {
          const { own, byLibRaw } = await decodeTwice(bytes);
          if (isFrame(own)) expect(withoutText(own)).toEqual(withoutText(await byLibRaw()));
        }),
        { numRuns: 400, seed: 1 },
      );
    },
  );
});

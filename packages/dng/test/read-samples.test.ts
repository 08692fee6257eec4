import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTiff } from '@hotpix/tiff';
import { DngError } from '../src/errors.ts';
import { findSamples } from '../src/samples/find-samples.ts';
import { readSamples } from '../src/samples/read-samples.ts';
import { writeDng } from '../src/write-dng.ts';
import { IMAGE } from './image.ts';
import { writeLosslessJpeg } from './write-lossless-jpeg.ts';
import { writePlainDng, type PlainDng } from './write-plain-dng.ts';

function read(bytes: Uint8Array<ArrayBuffer>): number[] | undefined {
  const layout = findSamples(bytes, readTiff(bytes));
  const samples = layout && readSamples(bytes, layout);
  return samples && Array.from(samples);
}

const ramp = (length: number, bits: number): number[] => Array.from({ length }, (_, at) => (at * 40_503) % 2 ** bits);

const image = (change: Partial<PlainDng> = {}): PlainDng => {
  const { width = 40, height = 30, bits = 16 } = change;
  return { width, height, samples: ramp(width * height, bits), ...change };
};

const compress: PlainDng['compress'] = (samples, width) =>
  writeLosslessJpeg({ samples, width, components: 2, precision: 16, predictor: 7 });

const plainImages = fc
  .record({
    width: fc.integer({ min: 1, max: 30 }).map((half) => 2 * half),
    height: fc.integer({ min: 1, max: 40 }),
    order: fc.constantFrom('II', 'MM'),
    bits: fc.integer({ min: 8, max: 16 }),
    gap: fc.nat(3),
    tail: fc.nat(3),
    rowsPerStrip: fc.integer({ min: 1, max: 50 }),
    kind: fc.constantFrom('strips', 'tiles', 'compressed strips', 'compressed tiles'),
  })
  .map(({ kind, rowsPerStrip, ...change }): PlainDng => {
    const pieces = {
      between: change.gap,
      ...(kind.endsWith('tiles') ? ({ tile: [16, 32] } as const) : { rowsPerStrip }),
    };
    return image({ ...change, ...pieces, ...(kind.startsWith('compressed') && { compress }) });
  });

describe('reading the samples of a DNG', () => {
  it('gives them as they were written: any order, depth, in strips and tiles, compressed and not', () => {
    fc.assert(
      fc.property(plainImages, (plain) => {
        expect(read(writePlainDng(plain))).toEqual(Array.from(plain.samples));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('gives those of the files that this package writes', () => {
    expect(read(writeDng(IMAGE) as Uint8Array<ArrayBuffer>)).toEqual(Array.from(IMAGE.samples));
  });

  it('shares the memory of the file where they lie in it as they should', () => {
    const bytes = writePlainDng(image());
    const samples = readSamples(bytes, findSamples(bytes, readTiff(bytes))!);
    expect(samples?.buffer).toBe(bytes.buffer);
  });
});

describe('a linearization table', () => {
  const table = Array.from({ length: 200 }, (_, at) => (at * at * 7919) % 65_536);
  const tags: PlainDng['tags'] = { 50712: [3, ...table] };
  const linearOf = ({ samples }: PlainDng): number[] => Array.from(samples, (sample) => table[Math.min(sample, 199)]);

  it.each<[string, Partial<PlainDng>]>([
    ['of 16 bits', {}],
    ['of 8 bits', { bits: 8 }],
    ['of 12 bits in tiles', { bits: 12, tile: [16, 16] }],
    ['in lossless JPEG', { compress }],
    ['in tiles of lossless JPEG', { tile: [16, 16], compress }],
  ])('says what samples stand for, and those beyond it for its last value: %s', (_, change) => {
    const plain = image({ ...change, tags });
    expect(read(writePlainDng(plain))).toEqual(linearOf(plain));
  });

  it('leaves the bytes of the file as they are', () => {
    const bytes = writePlainDng(image({ tags }));
    const before = bytes.slice();
    read(bytes);
    expect(bytes).toEqual(before);
  });
});

describe('samples about which a doubt is left are not read', () => {
  const without = (...tags: number[]) => Object.fromEntries(tags.map((tag) => [tag, undefined]));

  it.each([
    ['no size', { tags: without(256) }],
    ['two widths', { tags: { 256: [4, 40, 40] } }],
    ['a photometric interpretation in 32 bits', { tags: { 262: [4, 32803] } }],
    ['a picture of three colours', { tags: { 262: [3, 2] } }],
    ['two samples per pixel', { tags: { 277: [3, 2] } }],
    ['signed samples', { tags: { 339: [3, 2] } }],
    ['the lowest bit first', { bits: 12, tags: { 266: [3, 2] } }],
    ['differences', { tags: { 317: [3, 2] } }],
    ['a linearization table of 32 bits', { tags: { 50712: [4, 0, 1] } }],
    ['strips and tiles', { tags: { 322: [4, 16] } }],
    ['fewer strips than rows ask for', { tags: { 278: [4, 7] } }],
    ['a strip that is too short', { tags: { 279: [4, 2399] } }],
    ['tiles of no width', { tile: [16, 16], tags: { 322: [4, 0] } }],
    ['tiles of a height that nobody needs', { tile: [16, 16], tags: { 323: [4, 65535] } }],
    ['another file than a DNG', { tags: without(50706) }],
    ['a DNG of version 2', { tags: { 50706: [1, 2, 0, 0, 0] } }],
  ] as const)('%s', (_, change) => {
    expect(read(writePlainDng(image(change as Partial<PlainDng>)))).toBeUndefined();
  });

  it('tags out of order', () => {
    const bytes = writePlainDng(image());
    // Of the entries of 12 bytes from byte 10 on, ImageWidth and ImageLength are the second and the third.
    const [width, length] = [bytes.slice(22, 34), bytes.slice(34, 46)];
    bytes.set([...length, ...width], 22);
    expect(read(bytes)).toBeUndefined();
  });
});

describe('samples that are not there are named', () => {
  it.each([
    [
      'a strip beyond the file',
      { tags: { 273: [4, 1e6] } },
      /strip or tile 1 of 1 inside .* got 2400 bytes at 1000000/,
    ],
    ['a strip that reaches beyond the file', { tags: { 273: [4, 300] } }, /got 2400 bytes at 300/],
    ['an empty strip', { tags: { 279: [4, 0] }, compress }, /got 0 bytes at/],
    ['a tile that was left out', { tile: [40, 16], tags: { 324: [4, 300, 0], 325: [4, 1280, 0] } }, /got 0 bytes at 0/],
  ] as const)('%s', (_, change, message) => {
    expect(() => read(writePlainDng(image(change as Partial<PlainDng>)))).toThrow(message);
  });

  it('a piece that is damaged, in any of many tiles', () => {
    const bytes = writePlainDng(image({ tile: [16, 16], compress }));
    const [, , , fourth] = findSamples(bytes, readTiff(bytes))!.pieces;
    expect(read(bytes)).toBeDefined();
    const expected = new DngError(
      'badSamples',
      `Expected intact lossless JPEG in strip or tile 4 of 6, got data that cannot be decoded, ${fourth.length} bytes at ${fourth.offset}.`,
    );
    expect(() => read(bytes.fill(0, fourth.offset, fourth.offset + 2))).toThrow(expected);
  });
});

describe('a file whose last piece claims more bytes than the file has', () => {
  it.each([
    ['uncompressed', {}],
    ['compressed', { compress }],
  ])('is read where all samples are there: %s', (_, change) => {
    const plain = image(change);
    expect(read(writePlainDng({ ...plain, tags: { 279: [4, 1e6] } }))).toEqual(Array.from(plain.samples));
  });
});

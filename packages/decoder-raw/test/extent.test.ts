import { describe, expect, it } from 'vitest';
import { createHotpix } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { writePlainDng, type PlainDng } from '../../dng/test/write-plain-dng.ts';
import { isTooSmall, lacksPart } from '../src/extent.ts';
import { readRawFile } from '../src/raw-file.ts';
import { writeRw2 } from './write-rw2.ts';

const hotpix = createHotpix({ plugins: [rawDecoder()] });

/** Whether the raw file of another make than DNG, made of the same tags, is cut short when its last bytes are missing. */
function lacks(change: Partial<PlainDng>, missing: number, name = 'picture.nef'): boolean {
  const [width, height] = [32, 20];
  const samples = Array.from({ length: width * height }, (_, at) => at);
  const bytes = writePlainDng({ width, height, samples, ...change, tags: { 50706: undefined, ...change.tags } });
  return lacksPart(readRawFile(name, bytes.subarray(0, bytes.length - missing)));
}

const packed: NonNullable<PlainDng['compress']> = (samples) => new Uint8Array(samples.length);

describe('the end of a raw file that is built as TIFF', () => {
  it.each([
    ['a strip', {}],
    ['several strips', { rowsPerStrip: 6 }],
    ['tiles', { tile: [16, 16] }],
    ['12 bits', { bits: 12 }],
    ['the bytes that Samsung counts', { compress: packed, tags: { 259: [3, 32770] } }],
    ['one byte per sample of ARW 2', { compress: packed, bits: 8, tags: { 259: [3, 32767], 279: [4, 1] } }],
  ] as [string, Partial<PlainDng>][])('is missed by a byte in %s', (_, change) => {
    // Of the 32 rows of two tiles, the frame has 20.
    const padding = change.tile ? 12 * 16 * 2 : 0;
    expect(lacks(change, padding)).toBe(false);
    expect(lacks(change, padding + 1)).toBe(true);
  });

  it.each([
    ['counts that are too large of uncompressed samples', { tags: { 279: [4, 1e6] } }, 0],
    ['bytes that only LibRaw can tell of', { compress: packed, tags: { 259: [3, 34713], 279: [4, 1e6] } }, 0],
    ['compressed samples that are called uncompressed', { compress: packed, tags: { 259: [3, 1] } }, 0],
    ['a preview beyond the end', { tags: { 262: [3, 2], 279: [4, 1e6] } }, 100],
    ['a smaller copy beyond the end', { tags: { 254: [4, 1] } }, 100],
  ] as [string, Partial<PlainDng>, number][])('is not missed for %s', (_, change, missing) => {
    expect(lacks(change, missing)).toBe(false);
  });
});

describe('the end of a Panasonic RW2', () => {
  // Samples in 16 bytes: rawspeed's PanasonicV4, V5 and V6 decompressors.
  it.each([
    [4, 12, 14],
    [5, 12, 10],
    [5, 14, 9],
    [6, 12, 14],
    [6, 14, 11],
  ])(
    'is missed where format %i of %i bits has fewer bytes than its blocks of %i samples',
    async (format, bits, block) => {
      const image = { width: block * 60, height: 480, format, bits };
      const size = 60 * 16 * image.height;
      const decode = (bytes: number) => hotpix.decode(sourceOf('picture.rw2', writeRw2(image, bytes)));
      expect((await decode(size)).frame).toMatchObject({ width: image.width, height: image.height });
      for (const bytes of [size - 1, size / 2, 14_000]) {
        await expect(decode(bytes)).rejects.toMatchObject({
          code: 'refused',
          message: expect.stringContaining('it was cut short'),
        });
      }
    },
  );

  it('is not known of formats with codes of variable length', () => {
    const image = { width: 6000, height: 4000, format: 8, bits: 14 };
    expect(lacksPart(readRawFile('picture.rw2', writeRw2(image, 2_000_000)))).toBe(false);
  });
});

describe('a file of any format', () => {
  it('is too small for more than 64 samples per bit', () => {
    const file = readRawFile('picture.x3f', new Uint8Array(14_000));
    expect(isTooSmall(file, { width: 3648, height: 2736 })).toBe(true);
    expect(isTooSmall(file, { width: 3200, height: 2240 })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readTiff } from '@hotpix/tiff';
import { assertIntact } from '../src/samples/assert-intact.ts';
import { writeLosslessJpeg } from './write-lossless-jpeg.ts';
import { writePlainDng, type PlainDng } from './write-plain-dng.ts';

const [WIDTH, HEIGHT] = [48, 32];
const TABLE = { 50712: [3, 0, 1, 2] } as const;

const compress: PlainDng['compress'] = (samples, width) =>
  writeLosslessJpeg({ samples, width, components: 2, precision: 16, predictor: 1 });

/** A file whose samples nobody here reads, because of a table. */
function file(change: Partial<PlainDng> = {}): Uint8Array<ArrayBuffer> {
  const samples = Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at * 40_503) % 2 ** 16);
  return writePlainDng({
    width: WIDTH,
    height: HEIGHT,
    samples,
    compress,
    ...change,
    tags: { ...TABLE, ...change.tags },
  });
}

const assert = (bytes: Uint8Array): void => assertIntact(bytes, readTiff(bytes));

describe('lossless JPEG that others read', () => {
  it.each([
    ['a strip', {}],
    ['strips', { rowsPerStrip: 10 }],
    ['tiles', { tile: [32, 16] }],
  ] satisfies [string, Partial<PlainDng>][])('is gone through in %s', (_, change) => {
    const bytes = file(change);
    expect(() => assert(bytes)).not.toThrow();
    const at = bytes.length - 400;
    expect(() => assert(bytes.slice().fill(0, at, at + 300))).toThrow(
      /^Expected intact lossless JPEG in strip or tile \d/,
    );
  });

  it.each([
    ['uncompressed samples', { compress: undefined }],
    ['a smaller copy', { tags: { 254: [4, 1] } }],
    ['DNG 1.0', { tags: { 50706: [1, 1, 0, 0, 0] } }],
    ['another compression', { tags: { 259: [3, 34892] } }],
  ] satisfies [string, Partial<PlainDng>][])('is not looked for in %s', (_, change) => {
    const bytes = file(change);
    expect(() => assert(bytes.fill(0, bytes.length - 400, bytes.length - 300))).not.toThrow();
  });

  it('is given up after some times as many samples as the image has', () => {
    const bytes = file({ tags: { 256: [4, 2], 257: [4, 2] } });
    expect(() => assert(bytes.fill(0, bytes.length - 400))).not.toThrow();
  });
});

import type { DecodeContext } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { rawDecoder } from '@hotpix/decoder-raw';
import { expect, it } from 'vitest';
import { writeLosslessJpeg } from '../../dng/test/write-lossless-jpeg.ts';
import { writePlainDng, type PlainDng } from '../../dng/test/write-plain-dng.ts';
import { samplesFrom } from './fixtures.ts';

const decoder = rawDecoder();
const CONTEXT: DecodeContext = { signal: new AbortController().signal, maxPixels: 1e6, needsSamples: false };

const decode = (bytes: Uint8Array, lend?: DecodeContext['lend']) =>
  decoder.decode!.decode(
    { path: 'picture.dng', head: async () => bytes, read: async () => bytes },
    { ...CONTEXT, ...(lend && { lend }) },
  );

const compress: NonNullable<PlainDng['compress']> = (samples, width) =>
  writeLosslessJpeg({ samples, width, components: 2, precision: 14, predictor: 1 });
/** A maker note, in which nobody here knows what points where. */
const OPAQUE: PlainDng['tags'] = { 37500: [1, 1, 2, 3, 4, 5, 6, 7, 8] };

it.each([
  ['uncompressed', {}],
  ['uncompressed, big-endian', { order: 'MM' }],
  ['uncompressed in tiles', { tile: [16, 16] }],
  ['lossless JPEG', { compress }],
  ['lossless JPEG in tiles', { tile: [32, 16], compress }],
  ['lossless JPEG in a file of which LibRaw must see all', { compress, tags: OPAQUE }],
] satisfies [string, Partial<PlainDng>][])(
  'samples go into memory that is lent, whatever it holds: %s',
  async (_, change) => {
    const bytes = writePlainDng({
      samples: samplesFrom(1),
      width: 64,
      height: 48,
      bits: 'compress' in change ? 14 : 16,
      ...change,
    });
    const lent = new Uint8Array(new SharedArrayBuffer(2 * 64 * 48)).fill(0xff);
    const frame = await decode(bytes, () => lent);
    expect(frame).toEqual(await decode(bytes));
    expect(new Uint16Array(lent.buffer)).toEqual(frame!.samples);
    expect(frame!.samples.buffer).toBeInstanceOf(SharedArrayBuffer);
  },
);

it('a file that is damaged is refused as without such memory', async () => {
  const bytes = writePlainDng({ samples: samplesFrom(1), width: 64, height: 48, bits: 14, compress }).fill(
    0,
    1000,
    1500,
  );
  const lend: DecodeContext['lend'] = (length) => new Uint8Array(new SharedArrayBuffer(length));
  const refusal = await decode(bytes).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Error);
  await expect(decode(bytes, lend)).rejects.toEqual(refusal);
});

it('files one after another give their own samples, whichever is larger', async () => {
  const lend: DecodeContext['lend'] = (length) => new Uint8Array(new SharedArrayBuffer(length));
  for (const [seed, height] of [
    [1, 48],
    [2, 24],
    [3, 96],
    [4, 48],
  ]) {
    const samples = samplesFrom(seed, 64, height);
    const frame = await decode(writePlainDng({ samples, width: 64, height, bits: 14, compress }), lend);
    expect(frame!.samples).toEqual(samples);
  }
});

it.each([
  ['uncompressed', { tags: OPAQUE }],
  ['uncompressed, big-endian', { tags: OPAQUE, order: 'MM' }],
  ['lossless JPEG', { tags: OPAQUE, bits: 14, compress }],
  ['unpacked by LibRaw', { tags: { 50712: [3, ...Array.from({ length: 65_536 }, (_, at) => at)] } }],
] satisfies [string, Partial<PlainDng>][])('no frame of a thread lies in memory of the file: %s', async (_, change) => {
  const samples = samplesFrom(1);
  const bytes = writePlainDng({ samples, width: 64, height: 48, ...change });
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const source = { path: 'picture.dng', head: async () => shared, read: async () => shared };
  const frame = await decoder.decode!.decode(source, { ...CONTEXT, platform: nodePlatform({ lanes: 1 }) });
  shared.fill(0);
  expect(frame!.samples).toEqual(samples);
});

it.each([
  ['stay where they are', {}],
  ['are decoded out of it', { bits: 14, compress }],
  ['are unpacked by LibRaw', { tags: { 50712: [3, ...Array.from({ length: 65_536 }, (_, at) => at)] } }],
] satisfies [string, Partial<PlainDng>][])('samples of a file in memory that threads share %s', async (_, change) => {
  const bytes = writePlainDng({ samples: samplesFrom(1), width: 64, height: 48, ...change });
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const lend: DecodeContext['lend'] = (length) => new Uint8Array(new SharedArrayBuffer(length));
  const frame = await decode(shared, lend);
  expect(frame).toEqual(await decode(bytes));
  expect(frame!.samples.buffer === shared.buffer).toBe(!('tags' in change) && !('compress' in change));
});

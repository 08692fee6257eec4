/** Makers' raw files that are read here once LibRaw has read such a file alike. */
import { createHash } from 'node:crypto';
import type { Frame } from '@hotpix/core';
import { describe, expect, it } from 'vitest';
import { countingDecoder, frameByLibRaw } from './counting.ts';
import { writeCr2, writeStrip, type PlainCr2, type PlainStrip } from './write-maker.ts';

const [WIDTH, HEIGHT] = [96, 64];
type Written = { readonly samples: Uint16Array; readonly bytes: Uint8Array<ArrayBuffer> };

const noise = (length: number, bits: number, seed: number): Uint16Array =>
  new Uint16Array(length).map((_, at) => (Math.imul(at + seed, 2_654_435_761) >>> 8) % 2 ** bits);

const cr2 =
  (change: Partial<PlainCr2>) =>
  (seed: number): Written => {
    const { width = WIDTH, height = HEIGHT, bits = 14 } = change;
    const samples = noise(width * height, bits, seed);
    return { samples, bytes: writeCr2({ width, height, samples, channels: [1000, 1001, 1002, 1003], ...change }) };
  };

const strip =
  (change: Pick<PlainStrip, 'make' | 'model' | 'stored' | 'bits' | 'order'> & Partial<PlainStrip>) =>
  (seed: number): Written => {
    const samples = noise(WIDTH * HEIGHT, change.bits, seed);
    return { samples, bytes: writeStrip({ width: WIDTH, height: HEIGHT, samples, ...change }) };
  };

/** Its samples in short: a difference of millions takes long to print. */
const digest = (samples: Frame['samples']): string => createHash('sha256').update(samples).digest('hex');
const inShort = (frame: Frame) => ({ ...frame, samples: digest(frame.samples) });

const D3 = { make: 'NIKON CORPORATION', model: 'NIKON D3', order: 'MM' } as const;
const K10D = { make: 'PENTAX Corporation', model: 'PENTAX K10D', order: 'MM', isFirst: true } as const;
const H3D = { make: 'Hasselblad', model: 'Hasselblad H3D-39', order: 'II' } as const;
const A7 = { make: 'SONY', model: 'ILCE-7M3', order: 'II' } as const;
/** The smallest size of which LibRaw knows the masked columns, all of them as other EOS have them. */
const MASKED = { width: 1944, height: 1416, bits: 12, channels: undefined } as const;
const LEVELS = [64, 65, 66, 67];

const AGREED: readonly (readonly [name: string, write: (seed: number) => Written])[] = [
  ['CR2 in one piece', cr2({})],
  ['CR2 in two slices', cr2({ slices: [40, 56] })],
  ['CR2 in three slices', cr2({ slices: [40, 40, 16] })],
  ['CR2 in three slices of odd widths', cr2({ slices: [37, 37, 22] })],
  ['CR2 of four components', cr2({ slices: [40, 56], components: 4 })],
  ['CR2 with tables as Canon names them', cr2({ slices: [40, 40, 16], components: 4, isTabled: true })],
  ['CR2 whose JPEG has two rows in one', cr2({ height: 24, across: 192, components: 4, slices: [40, 40, 16] })],
  ['CR2 of 12 bits with masked columns', cr2({ ...MASKED, components: 4, slices: [648, 648, 648] })],
  ['NEF of 12 bits, packed', strip({ ...D3, bits: 12, stored: 'packed' })],
  ['NEF of 14 bits in words', strip({ ...D3, bits: 14, stored: 'words' })],
  ['NEF of 14 bits in strips', strip({ ...D3, bits: 14, stored: 'words', rowsPerStrip: 10 })],
  ['NEF as lossless JPEG', strip({ ...D3, bits: 14, stored: 'jpeg' })],
  ['PEF of 12 bits, packed', strip({ ...K10D, bits: 12, stored: 'packed', pentaxBlack: LEVELS })],
  ['PEF as lossless JPEG', strip({ ...K10D, bits: 12, stored: 'jpeg', pentaxBlack: LEVELS })],
  ['3FR in words', strip({ ...H3D, bits: 16, stored: 'words' })],
  ['ARW of 14 bits in words', strip({ ...A7, bits: 14, stored: 'words' })],
];

const LEFT: readonly (readonly [name: string, write: (seed: number) => Written])[] = [
  ['packed as the camera packs them alone', strip({ ...D3, model: 'NIKON D810', bits: 12, stored: 'packed' })],
  ["by Hasselblad's own codes of a lossless JPEG", strip({ ...H3D, bits: 16, stored: 'jpeg' })],
  ['with masked columns that LibRaw takes others of', cr2({ ...MASKED, width: 2144, height: 1560 })],
  ['whose levels nobody here knows', strip({ ...K10D, bits: 12, stored: 'packed' })],
  ['of a PowerShot', cr2({ model: 'Canon PowerShot G9' })],
  ['all of one value', (seed) => cr2({ samples: new Uint16Array(WIDTH * HEIGHT).fill(2048) })(seed)],
];

describe('a second file of its kind', () => {
  it.each(AGREED)('is not unpacked by LibRaw, and gives the frame that it would: %s', async (_, write) => {
    const { decode, unpacked } = countingDecoder();
    await decode(write(1).bytes);
    expect(unpacked()).toBe(1);
    const { samples, bytes } = write(2);
    const frame = await decode(bytes);
    expect(unpacked()).toBe(1);
    expect(digest(frame.samples)).toBe(digest(samples));
    expect(inShort(frame)).toEqual(inShort(await frameByLibRaw(bytes)));
  });

  it('goes into memory that is lent, whatever it holds', async () => {
    const { decode } = countingDecoder();
    const write = cr2({ slices: [40, 56] });
    await decode(write(1).bytes);
    const lent = new Uint8Array(new SharedArrayBuffer(2 * WIDTH * HEIGHT)).fill(0xff);
    const { samples, bytes } = write(2);
    expect((await decode(bytes, () => lent)).samples.buffer).toBe(lent.buffer);
    expect(new Uint16Array(lent.buffer)).toEqual(samples);
  });

  it.each(LEFT)('is unpacked by LibRaw, too: samples %s', async (_, write) => {
    const { decode, unpacked } = countingDecoder();
    for (const seed of [1, 2]) {
      const { bytes } = write(seed);
      expect(inShort(await decode(bytes))).toEqual(inShort(await frameByLibRaw(bytes)));
      expect(unpacked()).toBe(seed);
    }
  });

  it('is unpacked by LibRaw while the first is', async () => {
    const { decode, unpacked } = countingDecoder();
    const files = [1, 2, 3].map(cr2({}));
    const frames = await Promise.all(files.map(({ bytes }) => decode(bytes)));
    expect(frames.map(({ samples }) => samples)).toEqual(files.map(({ samples }) => samples));
    expect(unpacked()).toBe(3);
    await decode(cr2({})(4).bytes);
    expect(unpacked()).toBe(3);
  });

  it('is of the same kind, whatever the owner is called and however bright it is', async () => {
    const { decode, unpacked } = countingDecoder();
    await decode(cr2({ owner: 'Somebody' })(1).bytes);
    await decode(cr2({ owner: 'Somebody of a longer name', samples: noise(WIDTH * HEIGHT, 10, 2) })(2).bytes);
    expect(unpacked()).toBe(1);
  });

  it('is of another kind by its camera, size, coding or firmware', async () => {
    const { decode, unpacked } = countingDecoder();
    await decode(cr2({})(1).bytes);
    const others = [
      { model: 'Canon EOS 30D' },
      { height: 60 },
      { components: 4 },
      { slices: [48, 48] },
      { firmware: 'Firmware 2.0' },
    ];
    for (const [index, change] of others.entries()) {
      await decode(cr2(change)(2).bytes);
      expect(unpacked()).toBe(index + 2);
    }
  });
});

const SEEN = [8, 4, 87, 59] as const;

/** Of a file whose masked columns have that level, and whose maker note says 1000. */
function withMasked(level: number): Written {
  const samples = noise(WIDTH * HEIGHT, 14, level).map((sample, at) =>
    at % WIDTH < SEEN[0] || at % WIDTH > SEEN[2] ? level : sample,
  );
  return cr2({ samples, seen: SEEN })(1);
}

describe('a kind of which two rules give the black level', () => {
  it('is LibRaw’s where they differ, which tells the right one', async () => {
    const { decode, unpacked } = countingDecoder();
    const after: number[] = [];
    for (const level of [1000, 1000, 900, 800]) {
      expect((await decode(withMasked(level).bytes)).black).toBe(1000);
      after.push(unpacked());
    }
    expect(after).toEqual([1, 1, 2, 2]);
  });
});

describe('a damaged file of a kind that is read here', () => {
  it('is refused in the words of LibRaw, and others are read as before', async () => {
    const { decode, unpacked } = countingDecoder();
    for (const seed of [1, 2]) await decode(cr2({})(seed).bytes);
    const damaged = cr2({})(3).bytes;
    damaged.fill(0, damaged.length - 3000, damaged.length - 2000);
    await expect(decode(damaged)).rejects.toMatchObject({ code: 'refused' });
    expect(unpacked()).toBe(2);
    await decode(cr2({})(4).bytes);
    expect(unpacked()).toBe(2);
  });

  it('is refused as LibRaw refuses samples of more bits than the camera has', async () => {
    const { decode } = countingDecoder();
    const beyond = strip({ ...A7, bits: 14, stored: 'words', samples: noise(WIDTH * HEIGHT, 16, 3) })(3).bytes;
    const refusal = await countingDecoder()
      .decode(beyond)
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'refused' });
    for (const seed of [1, 2]) await decode(strip({ ...A7, bits: 14, stored: 'words' })(seed).bytes);
    await expect(decode(beyond)).rejects.toEqual(refusal);
  });
});

import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Frame } from '@hotpix/core';
import sharp, { type PngOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decode, repair } from '../support/writing.ts';

const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A PNG (ISO 15948) whose samples count up, four pixels wide and three high. */
function png(type: keyof typeof CHANNELS, bits: 1 | 8 | 16, before: Buffer[] = [], behind: Buffer[] = []): Buffer {
  const rowLength = Math.ceil((4 * CHANNELS[type] * bits) / 8);
  const rows = [0, 1, 2].map((y) =>
    Buffer.from([0, ...Array.from({ length: rowLength }, (_, x) => 7 * (y * rowLength + x))]),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 4, 0, 0, 0, 3, bits, type, 0, 0, 0])),
    ...before,
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    ...behind,
    chunk('IEND', Buffer.of()),
  ]);
}

function chunksOf(file: Uint8Array): { type: string; bytes: Buffer }[] {
  const all = Buffer.from(file);
  const chunks = [];
  for (let at = 8; at < all.length; at += 12 + all.readUInt32BE(at)) {
    const bytes = all.subarray(at, at + 12 + all.readUInt32BE(at));
    chunks.push({ type: bytes.toString('latin1', 4, 8), bytes });
  }
  return chunks;
}

const header = (file: Uint8Array): number[] => [...file.subarray(16, 29)];
/** The sample bytes of rows without a filter, as libpng writes them where it is not told otherwise. */
function sampleBytes(file: Uint8Array, perRow: number): Buffer {
  const data = chunksOf(file).filter(({ type }) => type === 'IDAT');
  const rows = inflateSync(Buffer.concat(data.map(({ bytes }) => bytes.subarray(8, -4))));
  return Buffer.concat(
    [0, 1, 2].map((y) => {
      expect(rows[y * (perRow + 1)], 'the filter').toBe(0);
      return rows.subarray(y * (perRow + 1) + 1, (y + 1) * (perRow + 1));
    }),
  );
}

describe('the samples, the bit depth and the colour type come back, but for the patch', () => {
  test.each<[string, keyof typeof CHANNELS, 8 | 16]>([
    ['grey, 8 bits', 0, 8],
    ['grey, 16 bits', 0, 16],
    ['grey and alpha, 8 bits', 4, 8],
    ['grey and alpha, 16 bits', 4, 16],
    ['RGB, 8 bits', 2, 8],
    ['RGB, 16 bits', 2, 16],
    ['RGB and alpha, 8 bits', 6, 8],
    ['RGB and alpha, 16 bits', 6, 16],
  ])('%s', async (_, type, bits) => {
    const original = png(type, bits);
    const { bytes, extension, notes } = await repair(original, [[2, 1, 0, 201]]);
    const perRow = (4 * CHANNELS[type] * bits) / 8;
    const expected = sampleBytes(original, perRow);
    const at = ((1 * 4 + 2) * CHANNELS[type] * bits) / 8;
    expected.set(bits === 8 ? [201] : [0, 201], at);
    expect(header(bytes)).toEqual(header(original));
    expect(sampleBytes(bytes, perRow)).toEqual(expected);
    expect({ extension, notes }).toEqual({ extension: '.png', notes: [] });
  });
});

test('all metadata are kept byte for byte, on their side of the picture', async () => {
  const before = [
    chunk('gAMA', Buffer.of(0, 0, 0xb1, 0x8f)),
    chunk('cHRM', Buffer.alloc(32, 1)),
    chunk('sRGB', Buffer.of(0)),
    chunk('pHYs', Buffer.of(0, 0, 1, 0, 0, 0, 1, 0, 1)),
    chunk('eXIf', Buffer.from('II*\0\x08\0\0\0\0\0')),
    chunk('tEXt', Buffer.from('Author\0Somebody')),
    chunk('zTXt', Buffer.concat([Buffer.from('Title\0\0'), deflateSync('A title')])),
  ];
  const behind = [
    chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x/>')),
    chunk('tIME', Buffer.of(7, 230, 1, 2, 3, 4, 5)),
    chunk('faKe', Buffer.from('unknown, safe to copy')),
  ];
  const { bytes, notes } = await repair(png(2, 8, before, behind), [[2, 1, 0, 201]]);
  const chunks = chunksOf(bytes);
  const data = chunks.findIndex(({ type }) => type === 'IDAT');
  expect(chunks.slice(1, data).map((one) => one.bytes)).toEqual(before);
  expect(chunks.slice(data + 1, -1).map((one) => one.bytes)).toEqual(behind);
  expect(notes).toEqual([]);
});

test('a colour profile is kept and changes no sample', async () => {
  const plain = png(2, 8);
  const withProfile = await sharp(plain).withIccProfile('p3').png().toBuffer();
  const profile = chunksOf(withProfile).find(({ type }) => type === 'iCCP')?.bytes as Buffer;
  const original = png(2, 8, [profile]);
  const { bytes } = await repair(original, [[0, 0, 0, 99]]);
  expect(chunksOf(bytes).find(({ type }) => type === 'iCCP')?.bytes).toEqual(profile);
  expect(Array.from((await decode(bytes)).samples.subarray(1))).toEqual(
    Array.from((await decode(original)).samples.subarray(1)),
  );
});

test('a chunk that depends on the picture is left out, with a note', async () => {
  const histogram = chunk('hIST', Buffer.alloc(4));
  const unsafe = chunk('faKE', Buffer.from('unknown, not safe to copy'));
  const { bytes, notes } = await repair(png(2, 8, [histogram, unsafe]), [[2, 1, 0, 201]]);
  expect(chunksOf(bytes).map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect(notes).toEqual([
    'The chunk hIST was left out: it depends on the picture.',
    'The chunk faKE was left out: it depends on the picture.',
  ]);
});

test('a palette becomes full colour, and the notes say so', async () => {
  const palette = chunk('PLTE', Buffer.from(Array.from({ length: 256 }, (_, i) => [i, 255 - i, 7]).flat()));
  const { bytes, notes } = await repair(png(3, 8, [palette]), [[2, 1, 0, 201]]);
  expect(chunksOf(bytes).map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  // The sixth pixel has the index 7 * 5.
  expect(Array.from((await decode(bytes)).samples.subarray(15, 21))).toEqual([35, 220, 7, 201, 213, 7]);
  expect(notes).toEqual(['Its palette became full colour: the repaired values need not be in it.']);
});

test('a palette with alpha becomes full colour with it', async () => {
  const palette = chunk('PLTE', Buffer.from(Array.from({ length: 256 }, (_, i) => [i, 255 - i, 7]).flat()));
  const alpha = chunk('tRNS', Buffer.from(Array.from({ length: 256 }, (_, i) => 255 - i)));
  const { bytes } = await repair(png(3, 8, [palette, alpha]), [[2, 1, 0, 201]]);
  const rgba = await sharp(bytes).raw().toBuffer();
  // The sixth pixel has the index 7 * 5.
  expect([...rgba.subarray(20, 28)]).toEqual([35, 220, 7, 220, 201, 213, 7, 213]);
});

test('one bit a sample stays one, whichever is nearer', async () => {
  const original = png(0, 1);
  const { bytes, notes } = await repair(original, [
    [2, 1, 0, 201],
    [3, 1, 0, 12],
  ]);
  const expected = [...(await decode(original)).samples].with(6, 255).with(7, 0);
  expect([...(await decode(bytes)).samples]).toEqual(expected);
  expect({ header: header(bytes), notes }).toEqual({ header: header(original), notes: [] });
});

describe('a colour that stands for transparent pixels', () => {
  // Samples count up by 7: the sixth pixel is (105, 112, 119).
  const key = chunk('tRNS', Buffer.of(0, 105, 0, 112, 0, 119));
  const alphaOf = async (file: Uint8Array): Promise<number[]> => [
    ...(await sharp(file).extractChannel(3).raw().toBuffer()),
  ];

  test('stays, and its pixels stay transparent', async () => {
    const original = png(2, 8, [key]);
    const { bytes } = await repair(original, [[0, 0, 1, 201]]);
    expect(chunksOf(bytes).map(({ type }) => type)).toEqual(['IHDR', 'tRNS', 'IDAT', 'IEND']);
    expect(await alphaOf(bytes)).toEqual(Array<number>(12).fill(255).with(5, 0));
    expect(differences(await decode(original), await decode(bytes))).toEqual([1]);
  });

  test('is stepped aside from by a repaired pixel that came to it', async () => {
    const { bytes } = await repair(png(2, 8, [key]), [
      [0, 0, 0, 105],
      [0, 0, 1, 112],
      [0, 0, 2, 119],
    ]);
    expect(await alphaOf(bytes)).toEqual(Array<number>(12).fill(255).with(5, 0));
    expect([...(await decode(bytes)).samples.subarray(0, 3)]).toEqual([105, 112, 120]);
  });
});

const differences = (a: Frame, b: Frame): number[] =>
  [...a.samples.keys()].filter((at) => a.samples[at] !== b.samples[at]);

describe('a PNG by libpng changes in one sample and keeps its form', () => {
  test.each<[string, 1 | 3 | 4, PngOptions]>([
    ['with filters', 3, { adaptiveFiltering: true }],
    ['interlaced', 3, { progressive: true, adaptiveFiltering: true }],
    ['interlaced, grey', 1, { progressive: true, adaptiveFiltering: true }],
    ['interlaced, with alpha', 4, { progressive: true }],
  ])('%s', async (_, channels, options) => {
    const [width, height] = [61, 47];
    const waves = Uint8Array.from(
      { length: width * height * channels },
      (__, at) => 128 + 90 * Math.sin(at / 50) * Math.cos(at / 9),
    );
    const original = await sharp(waves, { raw: { width, height, channels } })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .png(options)
      .toBuffer();
    for (const [x, y] of [
      [0, 0],
      [60, 46],
      [33, 22],
      [5, 1],
    ]) {
      const { bytes } = await repair(original, [[x, y, 0, 3]]);
      const colours = channels === 1 ? 1 : 3;
      expect(differences(await decode(original), await decode(bytes))).toEqual([(y * width + x) * colours]);
      expect(header(bytes)).toEqual(header(original));
    }
  });
});

test('an interlaced picture stays interlaced', async () => {
  const original = await sharp(png(2, 8)).png({ progressive: true }).toBuffer();
  expect((await repair(original, [[2, 1, 0, 201]])).bytes[28]).toBe(1);
});

test('without patches the original comes back byte for byte', async () => {
  const original = png(6, 16);
  expect(Buffer.from((await repair(original, [])).bytes).equals(original)).toBe(true);
});

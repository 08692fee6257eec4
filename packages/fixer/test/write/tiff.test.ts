import sharp, { type TiffOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { findTag, readTiff } from '@hotpix/dng';
import { decode, repair } from '../support/writing.ts';
import { openTiff } from '../support/open-tiff.ts';

const WIDTH = 40;
const HEIGHT = 30;

/** A picture compressed by libtiff, in colour with a profile. */
function compressed(channels: 1 | 3 | 4, bits: 8 | 16, options: TiffOptions): Promise<Buffer> {
  const levels = Array.from({ length: WIDTH * HEIGHT * channels }, (_, at) =>
    Math.floor(2 ** bits * (0.5 + Math.sin(at / 17) / 4)),
  );
  const samples = bits === 8 ? Uint8Array.from(levels) : Uint16Array.from(levels);
  const picture = sharp(samples, { raw: { width: WIDTH, height: HEIGHT, channels } });
  const coloured =
    channels === 1
      ? picture.toColourspace(bits === 8 ? 'b-w' : 'grey16')
      : picture.toColourspace(bits === 8 ? 'srgb' : 'rgb16').withIccProfile('p3');
  return coloured.tiff(options).toBuffer();
}

/** Indices at which two files differ. */
const differences = (a: Uint8Array, b: Uint8Array): number[] => Array.from(a.keys()).filter((at) => a[at] !== b[at]);

describe('in an uncompressed TIFF nothing but the patched sample changes', () => {
  test('8 bits, RGB', async () => {
    const { file, pixelsAt } = openTiff({ width: 4, height: 3, channels: 3, bits: 8 });
    const { bytes, extension, notes } = await repair(file, [[2, 1, 1, 250]]);
    expect(bytes.length).toBe(file.length);
    expect(differences(file, bytes)).toEqual([pixelsAt + (1 * 4 + 2) * 3 + 1]);
    expect(bytes[pixelsAt + (1 * 4 + 2) * 3 + 1]).toBe(250);
    expect({ extension, notes }).toEqual({ extension: '.tif', notes: [] });
  });

  test('16 bits of the other byte order, in several strips', async () => {
    const { file, pixelsAt } = openTiff({ width: 4, height: 3, channels: 1, bits: 16, order: 'MM', rowsPerStrip: 2 });
    const { bytes } = await repair(file, [[3, 2, 0, 0xabcd]]);
    const at = pixelsAt + (2 * 4 + 3) * 2;
    expect(differences(file, bytes)).toEqual([at, at + 1]);
    expect([...bytes.subarray(at, at + 2)]).toEqual([0xab, 0xcd]);
  });

  test('beside alpha', async () => {
    const { file, pixelsAt } = openTiff({ width: 4, height: 3, channels: 4, bits: 8 });
    const { bytes } = await repair(file, [[1, 0, 2, 250]]);
    expect(differences(file, bytes)).toEqual([pixelsAt + 1 * 4 + 2]);
  });
});

describe('in a compressed TIFF every sample but the patched one comes back', () => {
  test.each<[string, 1 | 3 | 4, 8 | 16, TiffOptions]>([
    ['LZW, RGB, 8 bits', 3, 8, { compression: 'lzw' }],
    ['LZW, RGB, 16 bits, with predictor', 3, 16, { compression: 'lzw', predictor: 'horizontal' }],
    ['Deflate, RGB, 16 bits', 3, 16, { compression: 'deflate' }],
    ['Deflate, RGB and alpha, 8 bits', 4, 8, { compression: 'deflate' }],
    ['PackBits, grey, 8 bits', 1, 8, { compression: 'packbits' }],
    ['LZW, grey, 16 bits', 1, 16, { compression: 'lzw' }],
    ['tiles', 3, 16, { compression: 'deflate', tile: true }],
    ['tiles with alpha', 4, 16, { compression: 'deflate', tile: true }],
  ])('%s', async (_, channels, bits, options) => {
    const original = await compressed(channels, bits, options);
    const before = await decode(original);
    const { bytes, notes } = await repair(original, [[7, 5, 0, 201]]);
    const after = await decode(bytes);
    const expected = before.samples.slice();
    expected[(5 * WIDTH + 7) * (channels === 1 ? 1 : 3)] = 201;
    expect(after.samples).toEqual(expected);
    expect(after.lossy).toBe(false);
    expect(notes[0]).toContain('Deflate');
  });

  test('alpha comes back', async () => {
    const original = await compressed(4, 16, { compression: 'lzw' });
    const { bytes } = await repair(original, [[7, 5, 0, 201]]);
    const alphaOf = (file: Uint8Array): Promise<Buffer> =>
      sharp(file).extractChannel('alpha').raw({ depth: 'ushort' }).toBuffer();
    expect(await alphaOf(bytes)).toEqual(await alphaOf(original));
  });

  test('strips that need more room go to the end of the file, and no other byte moves', async () => {
    const noise = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
      at % 97 === 0 ? 200 : 10 + ((at * 2654435761) >>> 29),
    );
    const original = await sharp(noise, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
      .toColourspace('b-w')
      .tiff({ compression: 'deflate', predictor: 'none' })
      .toBuffer();
    const { bytes } = await repair(original, [
      [7, 5, 0, 201],
      [9, 9, 0, 77],
      [20, 20, 0, 99],
    ]);
    expect(bytes.length).toBeGreaterThan(original.length);
    // Compression (2 bytes) stays Deflate; what changes are the offset and the length of the one strip.
    expect(differences(original, bytes.subarray(0, original.length)).length).toBeLessThanOrEqual(8);
    expect((await decode(bytes)).samples[9 * WIDTH + 9]).toBe(77);
  });
});

describe('metadata', () => {
  const valuesOf = (file: Uint8Array, tag: number): string | undefined => {
    const bytes = findTag(readTiff(file), tag)?.bytes();
    return bytes && Buffer.from(bytes).toString('hex');
  };
  const [ICC, RESOLUTION] = [34675, 282];

  test('a recompressed file keeps every tag that does not speak of the compression', async () => {
    const original = await compressed(3, 8, { compression: 'lzw', xres: 11.811, yres: 11.811 });
    const { bytes } = await repair(original, [[7, 5, 0, 201]]);
    const [before, after] = [original, bytes].map((file) => readTiff(file)[0].tags);
    const compression = new Set([259, 273, 279, 317]);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [number, tag] of before) {
      if (!compression.has(number)) expect(after.get(number)?.bytes(), String(number)).toEqual(tag.bytes());
    }
  });

  test('a file encoded anew keeps colour profile and resolution, and says what it lost', async () => {
    const original = await compressed(3, 8, { compression: 'deflate', tile: true, xres: 11.811, yres: 11.811 });
    const { bytes, notes } = await repair(original, [[7, 5, 0, 201]]);
    expect(valuesOf(bytes, ICC)).toBe(valuesOf(original, ICC));
    expect(findTag(readTiff(bytes), RESOLUTION)?.numbers()[0]).toBeCloseTo(300, 0);
    expect(notes.join(' ')).toContain('Camera facts (EXIF), IPTC, smaller copies and private tags were not');
  });
});

test('JPEG inside a TIFF is lost no further', async () => {
  const original = await compressed(3, 8, { compression: 'jpeg', quality: 80 });
  const before = await decode(original);
  const after = await decode((await repair(original, [[7, 5, 0, 201]])).bytes);
  const expected = before.samples.slice();
  expected[(5 * WIDTH + 7) * 3] = 201;
  expect(after.samples).toEqual(expected);
});

test('without patches the original comes back byte for byte', async () => {
  const { file } = openTiff({ width: 4, height: 3, channels: 3, bits: 8 });
  expect(Buffer.from((await repair(file, [])).bytes).equals(file)).toBe(true);
});

test('the bytes of the original are left alone', async () => {
  const { file } = openTiff({ width: 4, height: 3, channels: 3, bits: 8 });
  const before = Buffer.from(file);
  await repair(file, [[2, 1, 1, 250]]);
  expect(file.equals(before)).toBe(true);
});

import sharp, { type Sharp, type TiffOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { readTiff } from '@hotpix/tiff';
import { repair } from '../support/writing.ts';
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

const flat = (): Sharp => sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#456' } });

/** As libtiff reads them, alpha included. */
async function samplesOf(file: Uint8Array, bits: 8 | 16): Promise<number[]> {
  const { space = 'srgb' } = await sharp(file).metadata();
  const depth = bits === 8 ? 'uchar' : 'ushort';
  const { buffer, byteOffset, length } = await sharp(file, { ignoreIcc: true })
    .toColourspace(space)
    .raw({ depth })
    .toBuffer();
  return bits === 8
    ? [...new Uint8Array(buffer, byteOffset, length)]
    : [...new Uint16Array(buffer, byteOffset, length / 2)];
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
    ['Deflate, RGB and alpha, 8 bits', 4, 8, { compression: 'deflate' }],
    ['PackBits, grey, 8 bits', 1, 8, { compression: 'packbits' }],
    ['tiles with alpha', 4, 16, { compression: 'deflate', tile: true }],
  ])('%s', async (_, channels, bits, options) => {
    const original = await compressed(channels, bits, options);
    const { bytes, notes } = await repair(original, [[7, 5, 0, 201]]);
    const before = await samplesOf(original, bits);
    expect(await samplesOf(bytes, bits)).toEqual(before.with((5 * WIDTH + 7) * (before.length / WIDTH / HEIGHT), 201));
    expect(notes).toEqual([]);
  });
});

test('colours that are multiplied by their alpha stay as stored', async () => {
  const { file } = openTiff({ width: 9, height: 9, channels: 4, bits: 8, extraSamples: 1 });
  const { bytes } = await repair(file, [[4, 4, 1, 250]]);
  expect(differences(file, bytes).length).toBe(1);
});

test('a file keeps every tag', async () => {
  const original = await compressed(3, 8, { compression: 'lzw', xres: 11.811, yres: 11.811 });
  const { bytes } = await repair(original, [[7, 5, 0, 201]]);
  const [before, after] = [original, bytes].map((file) => readTiff(file)[0].tags);
  const places = new Set([273, 279]);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [number, tag] of before) {
    if (!places.has(number)) expect(after.get(number)?.bytes(), String(number)).toEqual(tag.bytes());
  }
});

describe('what could not be put back as it was is refused by its name', () => {
  test.each<[string, () => Sharp]>([
    ['compressed by JPEG', () => flat().tiff({ compression: 'jpeg', quality: 80 })],
    [
      '1 bits per sample',
      () => flat().toColourspace('b-w').tiff({ compression: 'deflate', predictor: 'none', bitdepth: 1 }),
    ],
    ['compressed by WebP', () => flat().tiff({ compression: 'webp' })],
  ])('%s', async (name, picture) => {
    const original = await picture().toBuffer();
    await expect(repair(original, [[7, 5, 0, 201]])).rejects.toMatchObject({
      code: 'refused',
      details: { code: 'unsupported' },
      message: expect.stringContaining(name),
    });
  });
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

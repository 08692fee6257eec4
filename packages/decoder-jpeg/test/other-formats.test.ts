import { TiffError } from '@hotpix/tiff';
import sharp, { type SharpOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decode, refusal } from './support/decoding.ts';
import { pngChunk, pngFile } from './support/png-file.ts';
import { pictureEntries, tiffFile } from './support/tiff-file.ts';

/** Every one tells an exact decoder from one that rounds to 8 bits, stretches, or changes colours. */
const DEEP = [0, 1, 255, 256, 257, 4095, 4096, 32767, 32768, 65279, 65534, 65535];
const SHALLOW = [0, 1, 2, 127, 128, 200, 253, 254, 255, 10, 20, 30];

const samplesOf = async (bytes: Uint8Array): Promise<number[]> => Array.from((await decode(bytes)).samples);
const bytesOf = (samples: readonly number[]): Buffer => Buffer.from(Uint16Array.from(samples).buffer);

describe('PNG samples come out as the file has them', () => {
  test('8 bits, RGB', async () => {
    const frame = await decode(pngFile({ width: 2, bits: 8, type: 2, samples: SHALLOW }));
    expect(frame).toMatchObject({ width: 2, height: 2, channels: 3, bits: 8, white: 255, black: 0, lossy: false });
    expect(Array.from(frame.samples)).toEqual(SHALLOW);
  });

  test('16 bits, RGB', async () => {
    const frame = await decode(pngFile({ width: 2, bits: 16, type: 2, samples: DEEP }));
    expect(frame).toMatchObject({ channels: 3, bits: 16, white: 65535, lossy: false });
    expect(frame.samples).toEqual(Uint16Array.from(DEEP));
  });

  test('8 and 16 bits, grey', async () => {
    expect(await samplesOf(pngFile({ width: 4, bits: 8, type: 0, samples: SHALLOW }))).toEqual(SHALLOW);
    expect(await samplesOf(pngFile({ width: 4, bits: 16, type: 0, samples: DEEP }))).toEqual(DEEP);
  });

  test('alpha is left out and does not scale the colours', async () => {
    const rgba = [10, 20, 30, 0, 40, 50, 60, 128];
    expect(await samplesOf(pngFile({ width: 2, bits: 8, type: 6, samples: rgba }))).toEqual([10, 20, 30, 40, 50, 60]);
    const greyAlpha = [1000, 0, 2000, 65535];
    expect(await samplesOf(pngFile({ width: 2, bits: 16, type: 4, samples: greyAlpha }))).toEqual([1000, 2000]);
  });

  test('a palette is expanded', async () => {
    const palette = pngChunk('PLTE', Buffer.from([9, 8, 7, 200, 100, 50]));
    const file = pngFile({ width: 2, bits: 8, type: 3, samples: [1, 0], chunks: [palette] });
    expect(await samplesOf(file)).toEqual([200, 100, 50, 9, 8, 7]);
  });

  test('gamma and an unreadable colour profile change nothing', async () => {
    const gamma = pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f]));
    const profile = pngChunk('iCCP', Buffer.from('junk'));
    const file = pngFile({ width: 2, bits: 16, type: 2, samples: DEEP, chunks: [gamma, profile] });
    expect(await samplesOf(file)).toEqual(DEEP);
  });
});

describe('TIFF samples come out as the file has them', () => {
  test('12 bits, packed', async () => {
    const frame = await decode(tiffFile(pictureEntries(2, 1, 1, 12), { pixels: Buffer.from([0xab, 0xc1, 0x23]) }));
    expect(frame).toMatchObject({ width: 2, height: 1, channels: 1, bits: 12, white: 4095, lossy: false });
    expect(Array.from(frame.samples)).toEqual([0xabc, 0x123]);
  });

  test('colours multiplied by their alpha are not divided by it', async () => {
    const entries = [...pictureEntries(2, 1, 4, 8).filter(([tag]) => tag !== 338), [338, 3, [1]] as const];
    const pixels = Buffer.from([10, 20, 30, 128, 40, 50, 60, 77]);
    expect(await samplesOf(tiffFile(entries, { pixels }))).toEqual([10, 20, 30, 40, 50, 60]);
  });

  test('8 bits, RGB', async () => {
    const frame = await decode(tiffFile(pictureEntries(2, 2, 3, 8), { pixels: Buffer.from(SHALLOW) }));
    expect(frame).toMatchObject({ width: 2, height: 2, channels: 3, bits: 8, lossy: false });
    expect(Array.from(frame.samples)).toEqual(SHALLOW);
  });

  test('16 bits, RGB', async () => {
    expect(await samplesOf(tiffFile(pictureEntries(2, 2, 3, 16), { pixels: bytesOf(DEEP) }))).toEqual(DEEP);
  });

  test('16 bits, grey', async () => {
    const frame = await decode(tiffFile(pictureEntries(4, 3, 1, 16), { pixels: bytesOf(DEEP) }));
    expect(frame).toMatchObject({ width: 4, height: 3, channels: 1, bits: 16, white: 65535 });
    expect(frame.samples).toEqual(Uint16Array.from(DEEP));
  });

  test('alpha is left out', async () => {
    const pixels = Buffer.from([10, 20, 30, 0, 40, 50, 60, 128]);
    expect(await samplesOf(tiffFile(pictureEntries(2, 1, 4, 8), { pixels }))).toEqual([10, 20, 30, 40, 50, 60]);
  });

  test.each(['lzw', 'deflate', 'packbits'] as const)('%s is lossless', async (compression) => {
    const file = await sharp(Uint16Array.from(DEEP), { raw: { width: 2, height: 2, channels: 3 } })
      .toColourspace('rgb16')
      .tiff({ compression, predictor: 'none' })
      .toBuffer();
    expect(await decode(file)).toMatchObject({ lossy: false, samples: Uint16Array.from(DEEP) });
  });

  test('JPEG inside is lossy', async () => {
    const file = await sharp(flat(16, 16)).tiff({ compression: 'jpeg' }).toBuffer();
    expect(await decode(file)).toMatchObject({ lossy: true, bits: 8 });
  });

  test('a smaller copy beside the picture is passed over', async () => {
    const file = await sharp(flat(600, 40)).tiff({ compression: 'deflate', tile: true, pyramid: true }).toBuffer();
    expect(await decode(file)).toMatchObject({ width: 600, height: 40 });
  });
});

describe('WebP and AVIF', () => {
  const image = sharp(Uint8Array.from(SHALLOW), { raw: { width: 2, height: 2, channels: 3 } });

  test('give the samples of a lossless WebP, and call it lossy all the same', async () => {
    const frame = await decode(await image.clone().webp({ lossless: true }).toBuffer());
    expect(frame).toMatchObject({ channels: 3, bits: 8, lossy: true });
    expect(Array.from(frame.samples)).toEqual(SHALLOW);
  });

  test('give the samples of a lossless AVIF', async () => {
    const frame = await decode(await image.clone().avif({ lossless: true, effort: 0 }).toBuffer());
    expect(frame).toMatchObject({ channels: 3, bits: 8, lossy: true });
    expect(Array.from(frame.samples)).toEqual(SHALLOW);
  });

  test('an AVIF of 10 bits is white at 1023 moved up by 6 bits', async () => {
    const white = sharp(new Uint16Array(12).fill(65535), { raw: { width: 2, height: 2, channels: 3 } })
      .toColourspace('rgb16')
      .avif({ bitdepth: 10, lossless: true, effort: 0 });
    const { samples, ...frame } = await decode(await white.toBuffer());
    expect(frame).toMatchObject({ bits: 16, white: 1023 * 64 });
    expect(new Set(samples)).toEqual(new Set([1023 * 64]));
  });

  test('an AVIF that its container turns is refused', async () => {
    const turned = await sharp(flat(8, 4)).withMetadata({ orientation: 6 }).avif({ effort: 0 }).toBuffer();
    expect((await refusal(turned)).message).toContain('one that its container turns, mirrors or crops');
  });
});

describe('what no frame can be made of is refused in words', () => {
  test.each([
    [
      'a PNG cut short',
      async () => pngFile({ width: 2, bits: 8, type: 2, samples: SHALLOW }).subarray(0, 50),
      'intact PNG',
    ],
    [
      'a PNG of a header alone',
      async () => pngFile({ width: 2, bits: 8, type: 2, samples: SHALLOW }).subarray(0, 33),
      'intact PNG',
    ],
    ['a WebP cut short', async () => (await sharp(flat(9, 9)).webp().toBuffer()).subarray(0, 40), 'intact WebP'],
    [
      'an AVIF cut short',
      async () => (await sharp(flat(9, 9)).avif({ effort: 0 }).toBuffer()).subarray(0, -20),
      'intact AVIF or HEIF',
    ],
    [
      'a TIFF cut short',
      async () => tiffFile(pictureEntries(2, 2, 3, 8)).subarray(0, 40),
      'directories inside its 40 bytes',
    ],
    [
      'a TIFF without its pixels',
      async () => tiffFile(pictureEntries(2, 2, 3, 8), { pixels: Buffer.from(SHALLOW) }).subarray(0, -6),
      'the file is damaged',
    ],
    [
      'a TIFF of 6 bits',
      async () => tiffFile(pictureEntries(2, 2, 1, 6), { pixels: Buffer.alloc(4) }),
      '6 bits per sample',
    ],
    [
      'a TIFF of 24 bits',
      async () => tiffFile(pictureEntries(1, 1, 1, 24), { pixels: Buffer.alloc(3) }),
      '24 bits per',
    ],
    ['a TIFF in Zstandard', async () => compressedBy(50_000), 'compressed by Zstandard'],
    ['a TIFF in tiles of JPEG of the old style', async () => compressedBy(6, true), 'compressed by JPEG (old style)'],
    ['a BigTIFF', async () => sharp(flat(9, 9)).tiff({ bigtiff: true }).toBuffer(), 'got a BigTIFF'],
    ['a CMYK TIFF', async () => sharp(flat(9, 9)).toColourspace('cmyk').tiff().toBuffer(), 'got CMYK'],
    [
      'a Lab TIFF',
      async () => sharp(flat(9, 9)).toColourspace('lab').tiff({ compression: 'none' }).toBuffer(),
      'got CIELab',
    ],
    [
      'a TIFF with white at zero',
      async () => tiffFile(whiteIsZero(), { pixels: Buffer.from([1, 2, 3, 4]) }),
      '0 is black',
    ],
    ['a TIFF of two pictures', twoPictures, 'a TIFF with one picture, got one with 2'],
  ])('%s', async (_, make, words) => {
    const error = await refusal(await make());
    expect(error.code).toBe('refused');
    expect(error.message).toContain(words);
  });

  test('with the parts of the message as details', async () => {
    const { details } = await refusal(await sharp(flat(9, 9)).tiff({ bigtiff: true }).toBuffer());
    expect(details).toEqual({ expected: 'a TIFF of 32-bit offsets', came: 'a BigTIFF' });
  });

  test('with the code of the package that reads the file', async () => {
    const { details, cause } = await refusal(compressedBy(50_000));
    expect(details).toEqual({ code: 'unsupported' });
    expect(cause).toBeInstanceOf(TiffError);
  });

  test('a picture larger than allowed', async () => {
    const large = pngFile({ width: 4, bits: 8, type: 0, samples: SHALLOW });
    expect(await refusal(large, { maxPixels: 11 })).toMatchObject({ code: 'tooLarge' });
    expect(await decode(large, { maxPixels: 12 })).toMatchObject({ width: 4, height: 3 });
  });
});

function flat(width: number, height: number): SharpOptions {
  return { create: { width, height, channels: 3, background: '#5a5a5a' } };
}

function whiteIsZero(): ReturnType<typeof pictureEntries> {
  return pictureEntries(2, 2, 1, 8).map(([tag, type, values]) => [tag, type, tag === 262 ? [0] : values]);
}

function compressedBy(compression: number, isTiled = false): Buffer {
  const entries = pictureEntries(16, 16, 3, 8).map(
    ([tag, type, values]) => [tag, type, tag === 259 ? [compression] : values] as const,
  );
  const tiles = isTiled
    ? ([
        [322, 3, [16]],
        [323, 3, [16]],
        [324, 4, [8]],
        [325, 4, [768]],
      ] as const)
    : [];
  return tiffFile([...entries, ...tiles], { pixels: Buffer.alloc(768) });
}

async function twoPictures(): Promise<Buffer> {
  const page = await sharp(flat(9, 9)).png().toBuffer();
  return sharp([page, page], { join: { animated: true } })
    .tiff()
    .toBuffer();
}

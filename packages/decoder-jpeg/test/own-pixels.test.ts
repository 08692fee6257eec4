/** Pictures that are decoded where the host lends no decoder. */
import { deflateSync } from 'node:zlib';
import { createHotpix, type Frame, type HotpixError } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { jpegDecoder } from '../src/pure.ts';
import { decode, fixture } from './support/decoding.ts';
import { pngChunk, pngFile, pngOf, type AnyPng } from './support/png-file.ts';

const pure = createHotpix({ plugins: [jpegDecoder()] });

async function decodePurely(bytes: Uint8Array): Promise<Frame> {
  return (await pure.decode(sourceOf('picture', bytes))).frame;
}

const refusalOf = (bytes: Uint8Array): Promise<HotpixError> =>
  decodePurely(bytes).then(
    () => Promise.reject(new Error('It was decoded.')),
    (error: HotpixError) => error,
  );

describe('the frame of a JPEG is that of sharp', () => {
  test.each(['444', '422', '420', '411', '440', 'grey', 'rgb', 'progressive', 'restart', 'one-scan-a-component'])(
    '%s.jpg',
    async (name) => {
      const file = fixture(`${name}.jpg`);
      expect(await decodePurely(file)).toEqual(await decode(file));
    },
  );
});

test('a damaged JPEG is refused in the words of who looked into it', async () => {
  const file = new Uint8Array(fixture('420.jpg'));
  const reason = await refusalOf(file.subarray(0, file.length - 100));
  expect(reason).toMatchObject({ code: 'refused', details: { code: 'badJpeg' } });
  expect(reason.message).toContain('cut short');
});

const PANORAMA = '<x>GPano:FullPanoWidthPixels</x>';
/** Neither all the same, nor soon repeated. */
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * i * 31 + (i >> 3) * 97) % 256);
const photograph = sharp(fixture('444.jpg'));
const palette = pngChunk('PLTE', noise(3 * 9));

describe('the frame of a PNG is that of sharp', () => {
  test.each([
    ['RGB with all filters', () => photograph.clone().png({ adaptiveFiltering: true }).toBuffer()],
    ['interlaced', () => photograph.clone().png({ progressive: true }).toBuffer()],
    ['16 bits', () => photograph.clone().toColourspace('rgb16').png().toBuffer()],
    ['16 bits, interlaced', () => photograph.clone().toColourspace('rgb16').png({ progressive: true }).toBuffer()],
    ['grey and alpha', () => photograph.clone().greyscale().ensureAlpha(0.5).png().toBuffer()],
    ['RGBA', () => photograph.clone().ensureAlpha(0.5).png({ progressive: true }).toBuffer()],
    ['a palette', () => photograph.clone().png({ palette: true }).toBuffer()],
    [
      'a palette of 16 colours, interlaced',
      () => photograph.clone().png({ colours: 16, progressive: true }).toBuffer(),
    ],
    [
      'with Exif and XMP',
      () =>
        photograph
          .clone()
          .withExif({ IFD0: { Make: 'Apple' } })
          .withXmp(PANORAMA)
          .png()
          .toBuffer(),
    ],
  ])('%s', async (_, make) => {
    const file = await make();
    expect(await decodePurely(file)).toEqual(await decode(file));
  });

  test.each([
    ...[1, 2, 4, 8, 16].map((bits) => [0, bits] as const),
    ...[1, 2, 4, 8].map((bits) => [3, bits] as const),
    ...[2, 4, 6].flatMap((type) => [8, 16].map((bits) => [type, bits] as const)),
  ])('colour type %d of %d bits', async (type, bits) => {
    for (const [width, height] of [
      [1, 1],
      [5, 3],
      [13, 9],
    ]) {
      for (const isInterlaced of [false, true]) {
        const file = pngOf({
          width,
          height,
          bits,
          type,
          isInterlaced,
          fill: noise,
          chunks: type === 3 ? [palette] : [],
        });
        expect(await decodePurely(file)).toEqual(await decode(file));
      }
    }
  });

  test.each<[string, Partial<AnyPng>]>([
    ['junk behind its samples', { beyond: Buffer.from('junk') }],
    ['more rows than it has', { more: 100 }],
    [
      'a damaged comment',
      { chunks: [Buffer.concat([pngChunk('tEXt', Buffer.from('Comment\0x')).subarray(0, -1), Buffer.of(0)])] },
    ],
    ...['tEXt', 'iTXt'].map((type): [string, Partial<AnyPng>] => [
      `XMP in ${type}`,
      { chunks: [pngChunk(type, Buffer.from(`XML:com.adobe.xmp\0${type === 'iTXt' ? '\0\0\0\0' : ''}${PANORAMA}`))] },
    ]),
    ['a transparent colour', { chunks: [pngChunk('tRNS', Buffer.of(0, 1))] }],
  ])('with %s', async (_, odd) => {
    const file = pngOf({ width: 5, height: 4, bits: 8, type: 0, fill: noise, ...odd });
    expect(await decodePurely(file)).toEqual(await decode(file));
  });

  test('without an end', async () => {
    const file = pngFile({ width: 2, bits: 8, type: 0, samples: [1, 2, 3, 4] }).subarray(0, -12);
    expect(await decodePurely(file)).toEqual(await decode(file));
  });
});

describe('a damaged PNG is refused, as sharp does', () => {
  const whole = pngOf({ width: 5, height: 4, bits: 8, type: 0, fill: noise });
  const changed = (at: number): Buffer => {
    const file = Buffer.from(whole);
    file[at] ^= 1;
    return file;
  };
  const data = whole.indexOf('IDAT') + 4;

  test.each([
    ['cut short', whole.subarray(0, -25)],
    ['of samples whose checksum is wrong', changed(data + 8)],
    ['of a header whose checksum is wrong', changed(29)],
    [
      'of a filter that there is not',
      pngOf({ width: 5, height: 4, bits: 8, type: 0, fill: () => new Uint8Array(20), filter: 5 }),
    ],
    ['of fewer rows', pngOf({ width: 5, height: 4, bits: 8, type: 0, fill: noise, more: -6 })],
    [
      'of chunks that nobody knows',
      pngOf({ width: 5, height: 4, bits: 8, type: 0, fill: noise, chunks: [pngChunk('ABCD', Buffer.of(1))] }),
    ],
  ])('%s', async (_, file) => {
    await expect(decode(file)).rejects.toMatchObject({ code: 'refused' });
    expect((await refusalOf(file)).message).toMatch(/^Expected an intact PNG, got /);
  });

  test('that would inflate without end', async () => {
    const header = pngOf({ width: 5, height: 4, bits: 8, type: 0, fill: noise }).subarray(0, 33);
    const bomb = pngChunk('IDAT', deflateSync(new Uint8Array(2 ** 26)));
    expect((await refusalOf(Buffer.concat([header, bomb]))).message).toMatch(/^Expected an intact PNG, got /);
  });

  test('that is larger than allowed, before it is inflated', async () => {
    const options = { maxPixels: 19 };
    await expect(pure.decode(sourceOf('picture', whole), options)).rejects.toMatchObject({ code: 'tooLarge' });
  });
});

test.each([
  ['a JPEG of arithmetic codes', async () => fixture('arithmetic.jpg')],
  ['a WebP', () => sharp(fixture('444.jpg')).webp().toBuffer()],
])('%s is refused, and said to be none', async (_, file) => {
  expect((await refusalOf(await file())).message).toMatch(
    /^Expected an ordinary JPEG, PNG or TIFF, got .*, which is not read here/,
  );
});

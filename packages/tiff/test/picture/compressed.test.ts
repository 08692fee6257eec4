/** Files by libtiff, and libtiff's opinion of ours. */
import fc from 'fast-check';
import sharp, { type TiffOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { readTiff, TAG } from '@hotpix/tiff';
import { decodeLzw, encodeLzw } from '../../src/codecs/lzw.ts';
import { packBits, unpackBits } from '../../src/codecs/pack-bits.ts';
import { openTiff } from '../../src/index.ts';

const [WIDTH, HEIGHT] = [200, 150];

/** Waves with some grain, so that LZW fills its table more than once. */
function paint(channels: number, bits: 8 | 16): Uint8Array | Uint16Array {
  const levels = Array.from({ length: WIDTH * HEIGHT * channels }, (_, at) =>
    Math.floor(2 ** bits * (0.5 + Math.sin(at / 517) / 4 + ((at * 2_654_435_761) % 97) / 1000)),
  );
  return bits === 8 ? Uint8Array.from(levels) : Uint16Array.from(levels);
}

function tiffOf(channels: 1 | 3 | 4, bits: 8 | 16, options: TiffOptions): Promise<Uint8Array> {
  const space = channels === 1 ? (bits === 8 ? 'b-w' : 'grey16') : bits === 8 ? 'srgb' : 'rgb16';
  return sharp(paint(channels, bits), { raw: { width: WIDTH, height: HEIGHT, channels } })
    .toColourspace(space)
    .tiff(options)
    .toBuffer()
    .then((file) => new Uint8Array(file));
}

async function decode(file: Uint8Array, channels: number, bits: 8 | 16): Promise<number[]> {
  const space = channels === 1 ? (bits === 8 ? 'b-w' : 'grey16') : bits === 8 ? 'srgb' : 'rgb16';
  const data = await sharp(file)
    .toColourspace(space)
    .raw({ depth: bits === 8 ? 'uchar' : 'ushort' })
    .toBuffer();
  return bits === 8 ? [...data] : [...new Uint16Array(data.buffer, data.byteOffset, data.length / 2)];
}

const FORMS: [string, 1 | 3 | 4, 8 | 16, TiffOptions][] = [
  ['LZW', 3, 8, { compression: 'lzw', predictor: 'none' }],
  ['LZW with predictor', 3, 16, { compression: 'lzw', predictor: 'horizontal' }],
  ['LZW with alpha and predictor', 4, 8, { compression: 'lzw', predictor: 'horizontal' }],
  ['Deflate', 1, 16, { compression: 'deflate', predictor: 'none' }],
  ['Deflate with predictor', 3, 8, { compression: 'deflate', predictor: 'horizontal' }],
  ['PackBits', 3, 8, { compression: 'packbits' }],
  [
    'Deflate in tiles',
    4,
    16,
    { compression: 'deflate', predictor: 'horizontal', tile: true, tileWidth: 64, tileHeight: 64 },
  ],
  ['LZW in tiles', 1, 8, { compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64 }],
];

describe.each(FORMS)('%s, %i channels, %i bits', (_, channels, bits, options) => {
  const colours = channels === 1 ? 1 : 3;

  test('is read as it was written', async () => {
    const samples = openTiff(await tiffOf(channels, bits, options)).read();
    const painted = [...paint(channels, bits)];
    expect([...samples]).toEqual(channels === 4 ? painted.filter((__, at) => at % 4 < 3) : painted);
  });

  test('changes in one sample, as libtiff sees it', async () => {
    const file = await tiffOf(channels, bits, options);
    const before = await decode(file, channels, bits);
    const [x, y, channel] = [130, 70, colours - 1];
    const at = (y * WIDTH + x) * channels + channel;
    const changed = openTiff(file).change([{ x, y, channel, from: before[at], to: 7 }]);
    expect(await decode(changed, channels, bits)).toEqual(before.with(at, 7));
  });

  test('keeps every strip and tile without a change, and every tag but where its samples lie', async () => {
    const file = await tiffOf(channels, bits, options);
    const changed = openTiff(file).change([
      { x: 130, y: 70, channel: 0, from: openTiff(file).read()[(70 * WIDTH + 130) * colours], to: 7 },
    ]);
    const [before, after] = [file, changed].map((bytes) => ({ bytes, tags: readTiff(bytes)[0].tags }));
    const places = new Set<number>([TAG.StripOffsets, TAG.StripByteCounts, TAG.TileOffsets, TAG.TileByteCounts]);
    for (const [number, tag] of before.tags) {
      if (!places.has(number)) expect(after.tags.get(number)?.bytes(), String(number)).toEqual(tag.bytes());
    }
    const [was, is] = [before, after].map(piecesOf);
    expect(is.filter((piece, i) => Buffer.compare(piece, was[i]) !== 0).length).toBe(1);
  });
});

function piecesOf({ bytes, tags }: { bytes: Uint8Array; tags: ReturnType<typeof readTiff>[0]['tags'] }): Uint8Array[] {
  const numbers = (strips: number, tiles: number): number[] => (tags.get(strips) ?? tags.get(tiles))?.numbers() ?? [];
  const lengths = numbers(TAG.StripByteCounts, TAG.TileByteCounts);
  return numbers(TAG.StripOffsets, TAG.TileOffsets).map((from, i) => bytes.subarray(from, from + lengths[i]));
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 20_000 }),
  fc.array(fc.constantFrom(0, 0, 0, 1, 255), { maxLength: 20_000 }).map((list) => Uint8Array.from(list)),
);

test('LZW comes back', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect(decodeLzw(encodeLzw(data), data.length)).toEqual(data);
    }),
    { numRuns: 60 },
  );
});

test('PackBits comes back, and no row takes more than a byte in 128 more', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 3000 }), (data, stride) => {
      const packed = packBits(data, stride);
      expect(unpackBits(packed, data.length)).toEqual(data);
      expect(packed.length).toBeLessThanOrEqual(
        data.length + Math.ceil(data.length / stride) * Math.ceil(stride / 128),
      );
    }),
    { numRuns: 60 },
  );
});

test('whatever the data, what comes out of LZW and PackBits is no longer than asked for, or an error in words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(5000), (data, most) => {
      expect(unpackBits(data, most).length).toBeLessThanOrEqual(most);
      try {
        expect(decodeLzw(data, most).length).toBeLessThanOrEqual(most);
      } catch (error) {
        expect(error).toMatchObject({ code: 'badTiff' });
      }
    }),
  );
});

/** The only place where samples come out of sharp. */
import sharp from 'sharp';
import { unsuitable } from '../errors.ts';
import type { Expected } from '../picture.ts';
import type { PixelOptions } from '../pixels.ts';
import { listen } from './sharp-warnings.ts';

/** Colour spaces into which sharp converts nothing, because the picture is in them already. */
const SPACES = { 1: { 8: 'b-w', 16: 'grey16' }, 3: { 8: 'srgb', 16: 'rgb16' } } as const;

/**
 * The samples as stored: not turned, in the colours that they are in, alpha left out.
 * @throws {Error} sharp's own where it cannot decode
 * @throws {HotpixError} `refused` where what comes out is not what the header said
 */
export async function rawSamples(
  bytes: Uint8Array,
  expected: Expected,
  { failOn, maxPixels }: Pick<PixelOptions, 'failOn' | 'maxPixels'>,
): Promise<Uint8Array | Uint16Array> {
  const { width, height, channels, bits } = expected;
  const picture = listen(sharp(bytes, { failOn, limitInputPixels: maxPixels, ignoreIcc: true, autoOrient: false }));
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace(SPACES[channels][bits])
    // Without both this depth and that colour space 16 bit samples come out rounded to 8.
    .raw({ depth: bits === 16 ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const size = (width * height * channels * bits) / 8;
  if (info.width !== width || info.height !== height || info.channels !== channels || data.length !== size) {
    throw unsuitable(
      `${width} x ${height} pixels of ${channels} channels, as the header has it`,
      `${info.width} x ${info.height} of ${info.channels}`,
    );
  }
  return plainArray(data, bits);
}

/** A Buffer is a Uint8Array whose slice() does not copy; what leaves here is a plain array. */
function plainArray(data: Buffer, bits: 8 | 16): Uint8Array | Uint16Array {
  const { buffer, byteOffset, length } = data;
  if (bits === 8) return new Uint8Array(buffer, byteOffset, length);
  return byteOffset % 2 === 0
    ? new Uint16Array(buffer, byteOffset, length / 2)
    : new Uint16Array(new Uint8Array(data).buffer);
}

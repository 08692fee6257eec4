/** PNG, WebP, AVIF, HEIF and, once it is known to be a picture, TIFF. */
import { tooLarge, type DecodeContext } from '@hotpix/core';
import { assertGoing, undecodable } from './errors.ts';
import type { PictureKind } from './picture-kind.ts';
import type { Picture } from './picture.ts';
import type { PixelOptions, Pixels } from './pixels.ts';

const NAMES = { png: 'PNG', tiff: 'TIFF', webp: 'WebP', heif: 'AVIF or HEIF' } as const;

/**
 * The first picture in the file; palettes and samples of less than 8 bits are expanded, alpha is left out.
 * WebP and AVIF hold no checksums: damage in the middle of one can pass unseen.
 * @param failOn how small a fault makes it refuse
 * @throws {HotpixError} `refused`, or `tooLarge` before the samples are decoded
 */
export async function decodeOther(
  bytes: Uint8Array,
  kind: Exclude<PictureKind, 'jpeg'>,
  { signal, maxPixels }: DecodeContext,
  pixels: Pixels,
  failOn: PixelOptions['failOn'] = 'error',
): Promise<Omit<Picture, 'lossy'>> {
  const options = { kind, failOn, maxPixels, signal };
  const attempt = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw undecodable(NAMES[kind], error);
    });
  const header = await attempt(pixels.header(bytes, options));
  assertGoing(signal);
  const { width, height, channels, bits } = header;
  if (width * height > maxPixels) throw tooLarge(width, height, maxPixels);
  const samples = await attempt(pixels.samples(bytes, { width, height, channels, bits }, options));
  return { samples, ...header };
}

/** PNG, WebP, AVIF, HEIF and, once it is known to be a picture, TIFF. */
import { tooLarge, type DecodeContext } from '@hotpix/core';
import sharp, { type Metadata } from 'sharp';
import { assertGoing, undecodable, unsuitable } from './errors.ts';
import type { PictureKind } from './picture-kind.ts';
import type { Expected, Picture } from './picture.ts';
import { rawSamples, type SharpOptions } from './raw-samples.ts';
import { listen } from './sharp-warnings.ts';

const NAMES = { png: 'PNG', tiff: 'TIFF', webp: 'WebP', heif: 'AVIF or HEIF' } as const;
/** The spaces in which sharp shows samples as they are stored. */
const SPACES: ReadonlySet<string> = new Set(['b-w', 'grey16', 'srgb', 'rgb16']);
const DEPTHS: Readonly<Record<string, 8 | 16>> = { uchar: 8, ushort: 16 };

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
  failOn: SharpOptions['failOn'] = 'error',
): Promise<Omit<Picture, 'lossy'>> {
  const attempt = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw undecodable(NAMES[kind], error);
    });
  const metadata = await attempt(listen(sharp(bytes, { limitInputPixels: false, failOn })).metadata());
  assertGoing(signal);
  const expected = expectedOf(metadata);
  const { width, height, bits } = expected;
  if (width * height > maxPixels) throw tooLarge(width, height, maxPixels);
  const samples = await attempt(rawSamples(bytes, expected, { failOn, maxPixels }));
  const exif = metadata.exif && withoutMarker(metadata.exif);
  const { xmp } = metadata;
  return {
    samples,
    ...expected,
    white: whiteOf(bits, metadata.bitsPerSample),
    ...(exif && { exif }),
    ...(xmp && { xmp }),
  };
}

function expectedOf({ width, height, channels, hasAlpha, space, depth }: Metadata): Expected {
  const bits = DEPTHS[depth];
  if (!bits || !SPACES.has(space)) {
    throw unsuitable(
      'a grey or RGB picture of whole numbers of up to 16 bits',
      `one of colour space '${space}' and depth '${depth}'`,
      'Export it as RGB.',
    );
  }
  const colours = channels - (hasAlpha ? 1 : 0);
  if (colours !== 1 && colours !== 3) {
    throw unsuitable('a picture of 1 or 3 colours and at most one alpha', `one of ${channels} channels`);
  }
  return { width, height, channels: colours, bits };
}

/** The library moves the 10 or 12 bits of an AVIF to the upper end of its 16; below 8 it stretches them to the full range. */
function whiteOf(bits: 8 | 16, stored = bits as number): number {
  return stored > 8 && stored < bits ? (2 ** stored - 1) * 2 ** (bits - stored) : 2 ** bits - 1;
}

/** Libraries hand EXIF over with the marker of a JPEG segment in front. */
function withoutMarker(exif: Uint8Array): Uint8Array {
  return String.fromCharCode(...exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif;
}

/** TIFF pictures, told from raw files that are built as TIFF. */
import { refused, tooLarge, type DecodeContext } from '@hotpix/core';
import {
  firstNumber,
  isPicture,
  openTiff,
  readTiff,
  TAG,
  type TiffDirectory,
  TiffError,
  type TiffPicture,
} from '@hotpix/tiff';
import { decodeOther } from './decode-other.ts';
import { undecodable, unsuitable } from './errors.ts';
import type { Picture } from './picture.ts';
import { isTiled, lacksTile, plainTiff } from './plain-tiff.ts';
import type { Ports } from './ports.ts';

/** JPEG and WebP. */
const LOSSY: ReadonlySet<number> = new Set([7, 50001]);
const WHITE_IS_ZERO = 0;
const BIG = 43;
/** Tag that says what is stored beside the colours, and its number for alpha that they are multiplied by. */
const EXTRA_SAMPLES = 338;
const PREMULTIPLIED = 1;
/** Grey, RGB, palette and YCbCr. */
const CONVERTIBLE: ReadonlySet<number> = new Set([1, 2, 3, 6]);
/**
 * None, fax (2 to 4), LZW, JPEG, Deflate, PackBits, Deflate again, WebP: what sharp's libtiff is built with. Of tiles in any other
 * it makes zeros, and says nothing.
 */
const DECOMPRESSIBLE: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 8, 32773, 32946, 50001]);
/** Bits of NewSubfileType: a smaller copy, a transparency mask. */
const REDUCED_OR_MASK = 1 | 4;

/**
 * The picture of a TIFF file. Smaller copies and masks beside it are passed over; several pictures are refused, since
 * nobody said which one is meant.
 * @returns undefined for a raw file, which is another decoder's
 * @throws {HotpixError} `refused` or `tooLarge`
 */
export async function decodeTiff(
  bytes: Uint8Array,
  context: DecodeContext,
  ports: Ports,
): Promise<Picture | undefined> {
  if (bytes[2] === BIG || bytes[3] === BIG) {
    throw unsuitable('a TIFF of 32-bit offsets', 'a BigTIFF', 'Convert it to an ordinary TIFF.');
  }
  const directories = structure(bytes, readTiff);
  if (!structure(bytes, isPicture)) return undefined;
  const [first, ...others] = directories;
  const pages =
    1 + others.filter((other) => (firstNumber(other, TAG.NewSubfileType, 0) & REDUCED_OR_MASK) === 0).length;
  if (pages > 1) throw unsuitable('a TIFF with one picture', `one with ${pages}`, 'Split it into files.');
  if (firstNumber(first, TAG.PhotometricInterpretation, 1) === WHITE_IS_ZERO) {
    throw unsuitable('a TIFF in which 0 is black', 'one in which it is white', 'Convert it to the usual order.');
  }
  const opened = structure(bytes, () => openOrReason(bytes, ports));
  if (!(opened instanceof TiffError)) {
    const xmp = first.tags.get(TAG.XMP)?.bytes();
    return { ...decodeOwn(bytes, opened, context), exif: bytes, ...(xmp && { xmp }) };
  }
  if (!isConvertible(first)) throw byName(opened);
  const lossy = LOSSY.has(firstNumber(first, TAG.Compression, 1));
  const picture = isTiled(first)
    ? await decodeTiles(bytes, first, context, ports)
    : await decodeOther(bytes, 'tiff', context, ports.pixels);
  return { ...picture, lossy, exif: bytes };
}

function decodeTiles(
  bytes: Uint8Array,
  first: TiffDirectory,
  context: DecodeContext,
  { pixels }: Ports,
): Promise<Omit<Picture, 'lossy'>> {
  if (structure(bytes, () => lacksTile(first, bytes.length))) {
    throw undecodable('TIFF', 'a tile lies beyond the end of file');
  }
  return decodeOther(
    structure(bytes, () => plainTiff(bytes, first)),
    'tiff',
    context,
    pixels,
    'warning',
  );
}

/** The picture, or why its samples are not read as they are stored. */
function openOrReason(bytes: Uint8Array, { zlib }: Ports): TiffPicture | TiffError {
  try {
    return openTiff(bytes, { zlib });
  } catch (error) {
    if (error instanceof TiffError && error.code === 'unsupported') return error;
    throw error;
  }
}

const byName = (reason: TiffError): Error =>
  refused(`${reason.message} Convert it to an ordinary TIFF.`, { cause: reason, details: { code: reason.code } });

/** Palettes, YCbCr, few bits and other compressions are left to libvips, which has no names for what it cannot do. */
function isConvertible(directory: TiffDirectory): boolean {
  const bits = firstNumber(directory, TAG.BitsPerSample, 1);
  const isShallow = firstNumber(directory, TAG.SamplesPerPixel, 1) === 1 && [1, 2, 4].includes(bits);
  return (
    CONVERTIBLE.has(firstNumber(directory, TAG.PhotometricInterpretation, -1)) &&
    DECOMPRESSIBLE.has(firstNumber(directory, TAG.Compression, 1)) &&
    firstNumber(directory, TAG.SampleFormat, 1) === 1 &&
    firstNumber(directory, EXTRA_SAMPLES, 0) !== PREMULTIPLIED &&
    (isShallow || bits === 8 || bits === 16)
  );
}

/** No library stands between: libvips divides premultiplied colours by their alpha, and knows no 12 bits. */
function decodeOwn(bytes: Uint8Array, picture: TiffPicture, { maxPixels }: DecodeContext): Picture {
  const { width, height, colours, bits } = picture;
  if (width * height > maxPixels) throw tooLarge(width, height, maxPixels);
  const samples = structure(bytes, () => picture.read());
  return { samples, width, height, channels: colours, bits, white: 2 ** bits - 1, lossy: false };
}

/** The reader's own words tell what is wrong with the structure. */
function structure<T>(bytes: Uint8Array, read: (bytes: Uint8Array) => T): T {
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof TiffError)) throw error;
    throw refused(`${error.message} Copy the file again, or convert it to an ordinary TIFF.`, {
      cause: error,
      details: { code: error.code },
    });
  }
}

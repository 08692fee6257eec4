/** TIFF pictures, told from raw files that are built as TIFF. */
import { refused, type DecodeContext } from '@hotpix/core';
import { isPicture, readTiff, TAG, type TiffDirectory } from '@hotpix/dng';
import { decodeOther } from './decode-other.ts';
import { undecodable, unsuitable } from './errors.ts';
import type { Picture } from './picture.ts';
import { isTiled, lacksTile, plainTiff } from './plain-tiff.ts';

/** None, fax (2 to 4), LZW, Deflate, PackBits, Deflate again, LZMA, Zstandard. */
const LOSSLESS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 8, 32773, 32946, 34925, 50000]);
const WHITE_IS_ZERO = 0;
/** Bits of NewSubfileType: a smaller copy, a transparency mask. */
const REDUCED_OR_MASK = 1 | 4;

/**
 * The picture of a TIFF file. Smaller copies and masks beside it are passed over; several pictures are refused, since
 * nobody said which one is meant.
 * @returns undefined for a raw file, which is another decoder's
 * @throws {HotpixError} `refused` or `tooLarge`
 */
export async function decodeTiff(bytes: Uint8Array, context: DecodeContext): Promise<Picture | undefined> {
  const directories = structure(bytes, readTiff);
  if (!structure(bytes, isPicture)) return undefined;
  const [first, ...others] = directories;
  const pages = 1 + others.filter((other) => (number(other, TAG.NewSubfileType, 0) & REDUCED_OR_MASK) === 0).length;
  if (pages > 1) throw unsuitable('a TIFF with one picture', `one with ${pages}`, 'Split it into files.');
  if (number(first, TAG.PhotometricInterpretation, 1) === WHITE_IS_ZERO) {
    throw unsuitable('a TIFF in which 0 is black', 'one in which it is white', 'Convert it to the usual order.');
  }
  const lossy = !LOSSLESS.has(number(first, TAG.Compression, 1));
  const picture = isTiled(first) ? await decodeTiles(bytes, first, context) : await decodeOther(bytes, 'tiff', context);
  return { ...picture, lossy, exif: bytes };
}

function decodeTiles(bytes: Uint8Array, first: TiffDirectory, context: DecodeContext): Promise<Omit<Picture, 'lossy'>> {
  if (structure(bytes, () => lacksTile(first, bytes.length))) {
    throw undecodable('TIFF', 'a tile lies beyond the end of file');
  }
  return decodeOther(
    structure(bytes, () => plainTiff(bytes, first)),
    'tiff',
    context,
    'warning',
  );
}

/** The reader's own words tell what is wrong with the structure. */
function structure<T>(bytes: Uint8Array, read: (bytes: Uint8Array) => T): T {
  try {
    return read(bytes);
  } catch (error) {
    throw refused(`${(error as Error).message} Copy the file again, or convert it to an ordinary TIFF.`, {
      cause: error,
    });
  }
}

function number({ tags }: TiffDirectory, tag: number, absent: number): number {
  return tags.get(tag)?.numbers()[0] ?? absent;
}

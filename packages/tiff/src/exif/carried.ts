/** What one file says of its picture and its maker, for another file to say as well: TIFF 6.0, Exif 3.0, XMP part 3. */
import type { Field } from '../write/fields.ts';
import { allDirectories, findTag, readDirectory, readTiff, type TiffDirectory } from '../structure/read-tiff.ts';
import { numberOf } from '../structure/numbers.ts';
import { TAG } from '../structure/tags.ts';
import type { TiffTag } from '../structure/tiff-tag.ts';

/** Fields of three directories, little-endian. */
export interface Carried {
  readonly file: readonly Field[];
  readonly exif: readonly Field[];
  readonly gps: readonly Field[];
}

const FILE = [TAG.ImageDescription, TAG.Artist, TAG.XMP, TAG.Rating, TAG.Copyright, TAG.IPTC];
/** What is true of the original's own places, sizes and coding alone. */
const OWN: ReadonlySet<number> = new Set([
  TAG.MakerNote,
  TAG.InteroperabilityIFD,
  ...[37121, 37122, 40960, 40961, 40962, 40963], // Components, compression, FlashPix, colour space and sizes of its JPEG
]);
/** Larger ones are pictures, or damage. */
const LARGEST_VALUE = 2 ** 16;
const LARGEST = 2 ** 19;
/** Bytes of the units that have an order, by the field type. */
const UNITS: Readonly<Record<number, number>> = { 3: 2, 4: 4, 5: 4, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8 };

/**
 * Description, author, copyright, rating, XMP, IPTC, the Exif facts but maker notes, and GPS. Values outside the file, of unknown
 * types, and of more than 64 KiB stay behind, as does what exceeds 512 KiB.
 * @param tiff a file built as TIFF, or the Exif data of another
 * @throws {TiffError} `badTiff` where its structure cannot be read
 */
export function readCarried(tiff: Uint8Array): Carried {
  const directories = readTiff(tiff);
  const isLittle = tiff[0] === 0x49;
  let room = LARGEST;
  const carry = (tag: TiffTag | undefined): Field[] => {
    const length = tag ? tag.count * tag.size : 0;
    if (!tag || length === 0 || length > Math.min(room, LARGEST_VALUE) || tag.offset + length > tiff.length) return [];
    room -= length;
    return [fieldOf(tag, isLittle)];
  };
  const exif = allDirectories(directories).find(({ pointer }) => pointer === TAG.ExifIFD);
  return {
    file: FILE.flatMap((tag) => carry(findTag(directories, tag))),
    exif: [...(exif?.tags.values() ?? [])].filter(({ tag }) => !OWN.has(tag)).flatMap(carry),
    gps: [...(gpsOf(tiff, directories)?.tags.values() ?? [])].flatMap(carry),
  };
}

function gpsOf(tiff: Uint8Array, directories: readonly TiffDirectory[]): TiffDirectory | undefined {
  const offset = allDirectories(directories).flatMap((directory) => numberOf(directory, TAG.GPSInfo) ?? [])[0];
  return offset === undefined ? undefined : readDirectory(tiff, offset);
}

function fieldOf(tag: TiffTag, isLittle: boolean): Field {
  const bytes = tag.bytes().slice();
  const unit = UNITS[tag.type];
  if (!isLittle && unit) {
    for (let at = 0; at < bytes.length; at += unit) bytes.subarray(at, at + unit).reverse();
  }
  return { tag: tag.tag, type: tag.type, count: tag.count, bytes };
}

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
  /** Absent where there is none, or where it is too large. */
  readonly note?: MakerNote;
}

/** The note that a camera's maker adds to Exif, as stored. */
export interface MakerNote {
  readonly bytes: Uint8Array;
  /** Where it stood, in bytes from the start of its TIFF: its own pointers mostly count from there. */
  readonly offset: number;
  /** The byte order of its TIFF. */
  readonly isLittle: boolean;
}

/** What of the first directory speaks of the picture and its maker: TIFF 6.0, TIFF/EP, and Windows' own. */
const FILE = [
  ...[269, TAG.ImageDescription, 285, TAG.Artist, 316, TAG.XMP], // DocumentName, PageName, HostComputer
  ...[TAG.Rating, 18249, TAG.Copyright, TAG.IPTC], // RatingPercent
  ...[34858, 34859, 37393, 37394, 37395, 37399], // Time zone, self-timer, image number, security, history, sensing
  ...[40091, 40092, 40093, 40094, 40095], // XPTitle, XPComment, XPAuthor, XPKeywords, XPSubject
];
/** What is true of the original's own places, sizes and coding alone. */
const OWN: ReadonlySet<number> = new Set([
  TAG.MakerNote,
  TAG.InteroperabilityIFD,
  ...[37121, 37122, 40960, 40961, 40962, 40963], // Components, compression, FlashPix, colour space and sizes of its JPEG
]);
/** Larger ones are pictures, or damage. */
const LARGEST_VALUE = 2 ** 20;
const LARGEST = 2 ** 22;
/** Some makers keep a preview in it. */
const LARGEST_NOTE = 2 ** 24;
/** Bytes of the units that have an order, by the field type. */
const UNITS: Readonly<Record<number, number>> = { 3: 2, 4: 4, 5: 4, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8 };

/**
 * Description, author, copyright, rating, XMP, IPTC, the Exif facts, GPS, and the maker's note as a whole. Values outside the file, of
 * unknown types, and of more than 1 MiB stay behind, as does what exceeds 4 MiB, and a note of more than 16 MiB.
 * @param tiff a file built as TIFF, or the Exif data of another
 * @throws {TiffError} `badTiff` where its structure cannot be read
 */
export function readCarried(tiff: Uint8Array): Carried {
  const carrier = new Carrier();
  const directories = readTiff(tiff);
  const exif = allDirectories(directories).find(({ pointer }) => pointer === TAG.ExifIFD);
  const note = noteOf(tiff, exif?.tags.get(TAG.MakerNote));
  return {
    file: FILE.flatMap((tag) => carrier.carry(tiff, findTag(directories, tag))),
    exif: carrier.carryExif(tiff, exif),
    gps: carrier.carryAll(tiff, gpsOf(tiff, directories)),
    ...(note && { note }),
  };
}

/**
 * The same of a file that has a TIFF for each directory, as Canon's CR3.
 * @throws {TiffError} `badTiff` where the structure of one cannot be read
 */
export function readCarriedParts(parts: { file: Uint8Array; exif?: Uint8Array; gps?: Uint8Array }): Carried {
  const carrier = new Carrier();
  const firstOf = (tiff: Uint8Array | undefined) => tiff && readTiff(tiff)[0];
  const { file, exif, gps } = parts;
  const directory = readTiff(file);
  return {
    file: FILE.flatMap((tag) => carrier.carry(file, findTag(directory, tag))),
    exif: exif ? carrier.carryExif(exif, firstOf(exif)) : [],
    gps: gps ? carrier.carryAll(gps, firstOf(gps)) : [],
  };
}

/** Takes values as long as there is room. */
class Carrier {
  private room = LARGEST;

  carry(tiff: Uint8Array, tag: TiffTag | undefined): Field[] {
    const length = tag ? tag.count * tag.size : 0;
    if (!tag || length === 0 || length > Math.min(this.room, LARGEST_VALUE) || tag.offset + length > tiff.length)
      return [];
    this.room -= length;
    return [fieldOf(tag, tiff[0] === 0x49)];
  }

  carryAll(tiff: Uint8Array, directory: TiffDirectory | undefined): Field[] {
    return [...(directory?.tags.values() ?? [])].flatMap((tag) => this.carry(tiff, tag));
  }

  carryExif(tiff: Uint8Array, directory: TiffDirectory | undefined): Field[] {
    const tags = [...(directory?.tags.values() ?? [])].filter(({ tag }) => !OWN.has(tag));
    return tags.flatMap((tag) => this.carry(tiff, tag));
  }
}

function noteOf(tiff: Uint8Array, tag: TiffTag | undefined): MakerNote | undefined {
  const length = tag ? tag.count * tag.size : 0;
  if (!tag || length === 0 || length > LARGEST_NOTE || tag.offset + length > tiff.length) return undefined;
  return { bytes: tag.bytes(), offset: tag.offset, isLittle: tiff[0] === 0x49 };
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

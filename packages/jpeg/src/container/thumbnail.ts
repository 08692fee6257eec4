/** The small picture in the Exif data of a JPEG (Exif 2.3, 4.5.5 and 4.6.2). */
import { JpegError } from '../errors.ts';
import { readJpegHeader } from '../read-jpeg-header.ts';
import { beginsWith, MARKER } from '../structure/markers.ts';
import { Tiff } from './tiff.ts';

const EXIF = 'Exif\0\0';
const JPEG_OFFSET = 0x0201;
const JPEG_LENGTH = 0x0202;

export interface Thumbnail {
  /** Where its JPEG lies in the file, and how long it is, in bytes. */
  readonly offset: number;
  readonly length: number;
}

/**
 * The JPEG that the second directory of the Exif data (IFD1) points to; undefined where there is none, or none inside.
 * @throws {JpegError} `badJpeg` for a file without a readable header
 */
export function thumbnailOf(file: Uint8Array): Thumbnail | undefined {
  const exif = readJpegHeader(file).segments.find(
    ({ marker, bytes }) => marker === MARKER.APP1 && beginsWith(bytes.subarray(4), EXIF),
  );
  const data = exif?.bytes.subarray(4 + EXIF.length);
  const tiff = data && Tiff.of(data);
  const second = tiff?.directory(tiff.directory(tiff.first())?.next ?? 0);
  const [offset, length] = [second?.entries.get(JPEG_OFFSET), second?.entries.get(JPEG_LENGTH)].map((entry) =>
    entry && tiff ? tiff.uint32(entry.at) : 0,
  );
  if (!data || !(offset > 0) || !(length > 0) || offset + length > data.length) return undefined;
  if (data[offset] !== 0xff || data[offset + 1] !== MARKER.SOI) return undefined;
  return { offset: data.byteOffset - file.byteOffset + offset, length };
}

/**
 * The file with another thumbnail in the place of its own; what remains of the place is zeros, and nothing else changes.
 * @param thumbnail a JPEG
 * @throws {JpegError} `badThumbnail` where the file has none, or has no room for it
 */
export function replaceThumbnail(file: Uint8Array, thumbnail: Uint8Array): Uint8Array {
  const place = thumbnailOf(file);
  if (!place || thumbnail.length > place.length) {
    throw new JpegError(
      'badThumbnail',
      `Expected room for a thumbnail of ${thumbnail.length} bytes in the Exif data, got ${place?.length ?? 0} bytes. Leave the thumbnail as it is.`,
    );
  }
  const copy = file.slice();
  copy.fill(0, place.offset + thumbnail.length, place.offset + place.length);
  copy.set(thumbnail, place.offset);
  return copy;
}

/** The small picture in the Exif data of a JPEG (Exif 2.3, 4.5.5 and 4.6.2). */
import { LooseDirectory, TAG } from '@hotpix/tiff';
import { JpegError } from '../errors.ts';
import { readJpegHeader } from '../read-jpeg-header.ts';
import { MARKER } from '../structure/markers.ts';
import { exifOf } from '../structure/metadata.ts';

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
  const data = exifOf(readJpegHeader(file));
  const second = data && LooseDirectory.first(data)?.next();
  if (!second) return undefined;
  const [offset, length] = [TAG.JPEGInterchangeFormat, TAG.JPEGInterchangeFormatLength].map((tag) =>
    second.number(tag),
  );
  if (offset === 0 || length === 0 || offset + length > data.length) return undefined;
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
  // Not slice(): that of a Buffer shares its bytes with the file.
  const copy = new Uint8Array(file);
  copy.fill(0, place.offset + thumbnail.length, place.offset + place.length);
  copy.set(thumbnail, place.offset);
  return copy;
}

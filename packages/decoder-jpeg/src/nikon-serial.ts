/** Nikon writes the serial number of the body into its maker note alone. */
import { findTag, readTiff, TAG } from '@hotpix/dng';

/** The maker note of type 2 or 3: its name and version, then a TIFF structure of its own. */
const HEADER = 'Nikon\0\x02';
const STRUCTURE_AT = 10;
/** Tag of the maker note, by the description in ExifTool's documentation. */
const SERIAL_NUMBER = 0x1d;

/**
 * The serial number in the maker note of EXIF data; undefined for another maker.
 * @throws {DngError} for EXIF data or a maker note that cannot be read
 */
export function nikonSerial(exif: Uint8Array): string | undefined {
  const note = findTag(readTiff(exif), TAG.MakerNote)?.bytes();
  if (!note || String.fromCharCode(...note.subarray(0, HEADER.length)) !== HEADER) return undefined;
  return findTag(readTiff(note.subarray(STRUCTURE_AT)), SERIAL_NUMBER)?.text();
}

/** The black levels in Pentax's maker note of a raw file: exiftool.org/TagNames/Pentax.html. */
import { LooseDirectory, TAG } from '@hotpix/tiff';

/** AOC and a NUL, and two bytes of the byte order, which is that of the file. */
const [AOC, HEAD] = [0x41_4f_43_00, 6];
const BLACK = 0x200;
const [SHORT, CHANNELS] = [3, 4];
const [ENTRY, MOST_ENTRIES] = [12, 1000];

/** The least of the four, in DN; `undefined` where the note is not as Pentax writes it. */
export function readPentaxBlack(bytes: Uint8Array): number | undefined {
  const place = LooseDirectory.first(bytes)?.directory(TAG.ExifIFD)?.entry(TAG.MakerNote);
  // LibRaw passes over what claims to be much longer than the file.
  if (!place || place.count < HEAD + 2 || place.offset + place.count > bytes.length) return undefined;
  const first = place.offset + HEAD + 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(place.offset) !== AOC) return undefined;
  const little = bytes[0] === 0x49;
  const count = view.getUint16(first - 2, little);
  if (count > MOST_ENTRIES || first + ENTRY * count > bytes.length) return undefined;
  const entries = Array.from({ length: count }, (_, index) => first + ENTRY * index);
  const [entry, ...others] = entries.filter((at) => view.getUint16(at, little) === BLACK);
  if (entry === undefined || others.length > 0) return undefined;
  const isUsual = view.getUint16(entry + 2, little) === SHORT && view.getUint32(entry + 4, little) === CHANNELS;
  const values = view.getUint32(entry + 8, little);
  if (!isUsual || values + 2 * CHANNELS > bytes.length) return undefined;
  return Math.min(...[0, 2, 4, 6].map((at) => view.getUint16(values + at, little)));
}

/** A TIFF file that says one thing more. */
import { tooLarge } from '../errors.ts';
import { readTiff } from '../structure/read-tiff.ts';

const ENTRY = 12;
const ASCII = 2;
const LARGEST_FILE = 2 ** 32 - 1;

/**
 * A copy whose first directory has this text under that tag, instead of another one that it may have had. The directory moves to
 * the end of the file; of what was there only the four bytes change that lead to it.
 * @param text of ASCII, longer than three characters
 * @throws {TiffError} `badTiff` for a structure that cannot be read, `tooLarge` for a file that would outgrow 4 GiB
 */
export function withText(file: Uint8Array, tag: number, text: string): Uint8Array {
  const [{ offset, entries }] = readTiff(file);
  const isLittle = file[0] === 0x49;
  const old = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const places = Array.from({ length: entries }, (_, i) => offset + 2 + i * ENTRY);
  const tagAt = (place: number): number => old.getUint16(place, isLittle);
  const kept = places.filter((place) => tagAt(place) !== tag);
  const before = kept.filter((place) => tagAt(place) < tag).length;
  const words = new TextEncoder().encode(`${text}\0`);
  const start = even(file.length);
  const textAt = start + 2 + (kept.length + 1) * ENTRY + 4;
  const size = even(textAt + words.length);
  if (size > LARGEST_FILE) throw tooLarge('a TIFF file of less than 4 GiB', `${size} bytes`);
  const copy = new Uint8Array(size);
  copy.set(file);
  const view = new DataView(copy.buffer);
  view.setUint32(4, start, isLittle);
  view.setUint16(start, kept.length + 1, isLittle);
  const entryAt = (i: number): number => start + 2 + i * ENTRY;
  kept.forEach((place, i) => copy.set(file.subarray(place, place + ENTRY), entryAt(i < before ? i : i + 1)));
  view.setUint16(entryAt(before), tag, isLittle);
  view.setUint16(entryAt(before) + 2, ASCII, isLittle);
  view.setUint32(entryAt(before) + 4, words.length, isLittle);
  view.setUint32(entryAt(before) + 8, textAt, isLittle);
  const next = offset + 2 + entries * ENTRY;
  // Some writers end the file with the last directory and leave out the four zeros.
  if (next + 4 <= file.length) copy.set(file.subarray(next, next + 4), textAt - 4);
  copy.set(words, textAt);
  return copy;
}

const even = (length: number): number => length + (length & 1);

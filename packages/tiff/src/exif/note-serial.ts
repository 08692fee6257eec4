/** The serial number of a body, out of the note that its maker adds to Exif. */
import { TAG } from '../structure/tags.ts';
import { FIXED_NOTES, MAKER_NOTES, type FixedNote, type MakerNote } from './makers.ts';
import { LooseDirectory, textOf } from '../structure/loose-directory.ts';

/** Bytes that tell whose note it is. */
const HEAD = 32;
/** A letter or digit other than those that fill an empty field, in plain words without marks of damage. */
const SERIAL = /^(?=.*[1-9A-EG-Za-eg-z])[\w .,:;#()/+*-]+$/;

interface Exif {
  /** From the byte order mark on. */
  readonly bytes: Uint8Array;
  readonly note: { readonly offset: number; readonly bytes: Uint8Array };
  readonly make: string;
  readonly model: string;
}

/**
 * What the maker note says: Canon, Nikon, Olympus, Pentax, Panasonic, Fujifilm, Sony, Leica, Ricoh, Sigma, Samsung, Kodak,
 * Motorola, Reconyx, HP, and cameras that others made for them. Canon's numbers are decimal without zeros before them, as
 * LibRaw has them. Where a body has no such number, one that its maker gives it in the factory.
 *
 * @param exif a TIFF structure: Exif data, or a raw file that is built as TIFF. It may be damaged, and pointers may lead
 * anywhere: the work is bounded, and what cannot be read is not there.
 * @returns empty text where there is none
 */
export function noteSerial(exif: Uint8Array): string {
  const found = findNote(exif);
  if (!found) return '';
  const head = latin1(found.note.bytes.subarray(0, HEAD));
  const isOf = ({ starts, make }: Pick<MakerNote, 'starts' | 'make'>): boolean =>
    starts.test(head) && (make?.test(found.make) ?? true);
  const fixed = FIXED_NOTES.find(isOf);
  if (fixed) return readFixed(found, fixed);
  const maker = MAKER_NOTES.find(isOf);
  return maker ? readDirectory(found, maker) : '';
}

function findNote(exif: Uint8Array): Exif | undefined {
  const image = LooseDirectory.first(exif);
  // In a DNG the maker may have put it there.
  const place = image?.directory(TAG.ExifIFD)?.entry(TAG.MakerNote) ?? image?.entry(TAG.DNGPrivateData);
  if (!image || !place) return undefined;
  const { offset, count } = place;
  const note = { offset, bytes: exif.subarray(offset, offset + count) };
  return { bytes: exif, note, make: image.text(TAG.Make).trim(), model: image.text(TAG.Model) };
}

function readDirectory({ bytes, note, model }: Exif, { at, base, serials }: MakerNote): string {
  const start = typeof at === 'number' ? at : uint32(note.bytes, at.pointer);
  const directory =
    base === undefined
      ? LooseDirectory.read(bytes, note.offset + start)
      : LooseDirectory.read(note.bytes.subarray(base), start - base);
  return (
    (directory &&
      serials(directory, model)
        .map(clean)
        .find((serial) => SERIAL.test(serial))) ??
    ''
  );
}

function readFixed({ note }: Exif, { at, length, width, form }: FixedNote): string {
  const letters = note.bytes.subarray(at, at + length).filter((_, index) => index % width === 0);
  return clean(form.exec(textOf(letters))?.[1] ?? '');
}

function uint32(note: Uint8Array, at: number): number {
  return at + 4 > note.length ? Infinity : new DataView(note.buffer, note.byteOffset).getUint32(at, true);
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

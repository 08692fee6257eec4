/** A directory that is read as far as it can be: of a maker note, whose pointers count from where the maker pleased, or of a damaged file. */
import { TiffError } from '../errors.ts';
import { TiffTag } from './tiff-tag.ts';

/** Bytes of an entry. */
const ENTRY_SIZE = 12;
/** Directories of one file have some hundred entries. */
const MOST_ENTRIES = 1000;
/** Values of the longest entry that is looked at; serial numbers have up to 48 letters. */
const LONGEST = 128;
/** Types of what may point to a directory, and of a shorter number. */
const [SHORT, LONG, IFD] = [3, 4, 13];

/** Never throws: what lies outside the bytes is absent. It follows a pointer when it is asked to, and none by itself. */
export class LooseDirectory {
  private readonly file: Uint8Array;
  private readonly isLittleEndian: boolean;
  private readonly tags = new Map<number, TiffTag>();
  private readonly end: number;

  /** The first directory of a TIFF structure, with whatever number behind the mark of its byte order. @param bytes from that mark on */
  static first(bytes: Uint8Array): LooseDirectory | undefined {
    const isLittleEndian = bytes[0] === 0x49;
    const mark = isLittleEndian ? 0x49 : 0x4d;
    if (bytes.length < 8 || bytes[0] !== mark || bytes[1] !== mark) return undefined;
    return LooseDirectory.read(bytes, viewOf(bytes).getUint32(4, isLittleEndian), isLittleEndian);
  }

  /**
   * @param bytes from where the pointers count on
   * @param at where the directory begins in them
   * @param isLittleEndian absent for a note, whose marks of the byte order are not to be trusted: of both the order counts in
   * which it has fewer entries
   * @returns undefined where there is no directory; of one that was cut short the entries that are left
   */
  static read(bytes: Uint8Array, at: number, isLittleEndian?: boolean): LooseDirectory | undefined {
    const view = viewOf(bytes);
    if (at + 2 > view.byteLength) return undefined;
    const order = isLittleEndian ?? view.getUint16(at, true) < view.getUint16(at, false);
    const count = view.getUint16(at, order);
    return count <= MOST_ENTRIES ? new LooseDirectory(bytes, at + 2, count, order) : undefined;
  }

  private constructor(bytes: Uint8Array, at: number, count: number, isLittleEndian: boolean) {
    this.file = bytes;
    this.isLittleEndian = isLittleEndian;
    this.end = at + ENTRY_SIZE * count;
    const end = Math.min(this.end, bytes.length - (ENTRY_SIZE - 1));
    for (let entry = at; entry < end; entry += ENTRY_SIZE) {
      const tag = new TiffTag(viewOf(bytes), entry, isLittleEndian);
      if (!this.tags.has(tag.tag)) this.tags.set(tag.tag, tag);
    }
  }

  /** The bytes of a value; none where there is no such tag, or it lies outside, or is too long to be of use. */
  bytes(tag: number): Uint8Array {
    const entry = this.tags.get(tag);
    if (!entry || entry.count > LONGEST) return new Uint8Array();
    try {
      return entry.bytes();
    } catch (error) {
      if (error instanceof TiffError) return new Uint8Array();
      throw error;
    }
  }

  /** A value as text up to its first NUL; empty where there is none. */
  text(tag: number): string {
    return textOf(this.bytes(tag));
  }

  /** A number of 32 bits, of several the one at that index; 0 where there is none. */
  uint32(tag: number, index = 0): number {
    const bytes = this.bytes(tag);
    return bytes.length < 4 * index + 4 ? 0 : viewOf(bytes).getUint32(4 * index, this.isLittleEndian);
  }

  /** The one number of 16 or 32 bits under that tag; 0 where there is none. */
  number(tag: number): number {
    const entry = this.tags.get(tag);
    if (entry?.count !== 1 || (entry.type !== SHORT && entry.type !== LONG)) return 0;
    return entry.numbers()[0];
  }

  has(tag: number): boolean {
    return this.tags.has(tag);
  }

  /** That which follows it in the chain. */
  next(): LooseDirectory | undefined {
    if (this.end + 4 > this.file.length) return undefined;
    const at = viewOf(this.file).getUint32(this.end, this.isLittleEndian);
    return at === 0 ? undefined : LooseDirectory.read(this.file, at, this.isLittleEndian);
  }

  /** The directory that the tag points to, or that is its value. */
  directory(tag: number): LooseDirectory | undefined {
    const entry = this.tags.get(tag);
    if (!entry) return undefined;
    const isPointer = (entry.type === LONG || entry.type === IFD) && entry.count === 1;
    return LooseDirectory.read(this.file, isPointer ? this.uint32(tag) : entry.offset, this.isLittleEndian);
  }

  /** What stands under a tag, by its own words: its value may lie outside of the bytes. */
  entry(tag: number): TiffTag | undefined {
    return this.tags.get(tag);
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Text up to the first NUL, a character per byte. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return String.fromCharCode(...(end < 0 ? bytes : bytes.subarray(0, end)));
}

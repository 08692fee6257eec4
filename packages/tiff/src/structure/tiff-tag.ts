/** One entry of a TIFF directory. */
import { badTiff } from '../errors.ts';

interface FieldType {
  readonly size: number;
  get(view: DataView, offset: number, littleEndian: boolean): number;
}

/** More than the longest lists there are: of the tiles of a picture of 2^28 pixels. A made file may call all its bytes one list. */
const MOST_NUMBERS = 2 ** 20;

const byte: FieldType = { size: 1, get: (view, at) => view.getUint8(at) };
const long: FieldType = { size: 4, get: (view, at, little) => view.getUint32(at, little) };

/** Field types of TIFF 6.0 by their number, with IFD (13) of its Supplement 1 and UTF-8 (129) of Exif 3.0. */
const TYPES: Readonly<Record<number, FieldType>> = {
  1: byte,
  2: byte,
  3: { size: 2, get: (view, at, little) => view.getUint16(at, little) },
  4: long,
  5: { size: 8, get: (view, at, little) => view.getUint32(at, little) / view.getUint32(at + 4, little) },
  6: { size: 1, get: (view, at) => view.getInt8(at) },
  7: byte,
  8: { size: 2, get: (view, at, little) => view.getInt16(at, little) },
  9: { size: 4, get: (view, at, little) => view.getInt32(at, little) },
  10: { size: 8, get: (view, at, little) => view.getInt32(at, little) / view.getInt32(at + 4, little) },
  11: { size: 4, get: (view, at, little) => view.getFloat32(at, little) },
  12: { size: 8, get: (view, at, little) => view.getFloat64(at, little) },
  13: long,
  129: byte,
};

/** A tag whose value is looked up when it is asked for: a damaged value harms nobody who does not need it. */
export class TiffTag {
  readonly tag: number;
  /** Number of the TIFF field type, mostly 1 to 13. */
  readonly type: number;
  /** How many values of that type. */
  readonly count: number;
  /** Where the values begin, in bytes from the start of the file. */
  readonly offset: number;
  private readonly view: DataView;
  private readonly littleEndian: boolean;

  /** @param entry where its 12 bytes begin in the file; they must be inside. */
  constructor(view: DataView, entry: number, littleEndian: boolean) {
    this.view = view;
    this.littleEndian = littleEndian;
    this.tag = view.getUint16(entry, littleEndian);
    this.type = view.getUint16(entry + 2, littleEndian);
    this.count = view.getUint32(entry + 4, littleEndian);
    this.offset = this.isInline ? entry + 8 : view.getUint32(entry + 8, littleEndian);
  }

  /** Bytes of one value; 0 of an unknown type. */
  get size(): number {
    return TYPES[this.type]?.size ?? 0;
  }

  /** Whether the values stand in the entry itself. */
  get isInline(): boolean {
    return this.count * this.size <= 4;
  }

  /** The values as stored. @throws {TiffError} `badTiff` where they lie outside the file. */
  bytes(): Uint8Array {
    const length = this.count * this.size;
    if (this.offset + length > this.view.byteLength) {
      throw badTiff(
        `tag ${this.tag} inside its ${this.view.byteLength} bytes`,
        `${this.count} values of type ${this.type} at ${this.offset}`,
      );
    }
    return new Uint8Array(this.view.buffer, this.view.byteOffset + this.offset, length);
  }

  /** The values as numbers, rationals divided; none for an unknown type. @throws {TiffError} `badTiff` also for more than 2^20 of them. */
  numbers(): number[] {
    this.bytes();
    const type = TYPES[this.type];
    if (type === undefined) return [];
    if (this.count > MOST_NUMBERS) throw badTiff(`at most ${MOST_NUMBERS} numbers of tag ${this.tag}`, `${this.count}`);
    return Array.from({ length: this.count }, (_, index) =>
      type.get(this.view, this.offset + index * this.size, this.littleEndian),
    );
  }

  /** The values as text up to the first NUL, trimmed. @throws {TiffError} `badTiff` */
  text(): string {
    const bytes = this.bytes();
    const end = bytes.indexOf(0);
    return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
  }
}

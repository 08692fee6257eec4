/** Canon's CIFF, the container of CRW files: nested heaps, each with its directory at its end. CIFF 1.0 rev. 4, Canon 1997. */

/** A value of a heap that is no heap itself. */
export interface CiffRecord {
  /** With the two bits that say where it is stored. */
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** Type of a record without the bits of its place. */
export const ciffTag = ({ type }: CiffRecord): number => type & 0x3fff;

const STORED_IN_RECORD = 0x4000;
const MOST_RECORDS = 4096;
const DEEPEST = 8;

/**
 * All records in the order of the file, those of inner heaps where their heap stands. The work is bounded, whatever the bytes say.
 * @param bytes a whole CRW file, told by its header
 * @returns `undefined` where its directory, which stands at its end, cannot be found: then it was cut short
 */
export function readCiffRecords(bytes: Uint8Array): readonly CiffRecord[] | undefined {
  const reader = new HeapReader(bytes);
  return reader.readFile() ? reader.records : undefined;
}

class HeapReader {
  private readonly view: DataView;
  private readonly isLittleEndian: boolean;
  readonly records: CiffRecord[] = [];
  private left = MOST_RECORDS;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.isLittleEndian = bytes[0] === 0x49;
  }

  /** Whether the file has a directory; its records are then at hand. */
  readFile(): boolean {
    const length = this.view.byteLength;
    return length >= 32 && this.readHeap(this.view.getUint32(2, this.isLittleEndian), length, 0);
  }

  /** False where the heap from `start` to `end` has no directory. */
  private readHeap(start: number, end: number, depth: number): boolean {
    if (depth > DEEPEST || start + 6 > end) return false;
    const directory = start + this.view.getUint32(end - 4, this.isLittleEndian);
    if (directory + 2 > end) return false;
    const count = this.view.getUint16(directory, this.isLittleEndian);
    if (count === 0 || count > this.left || directory + 2 + count * 10 > end) return false;
    this.left -= count;
    for (let index = 0; index < count; index++) this.readRecord(directory + 2 + index * 10, start, end, depth);
    return true;
  }

  private readRecord(at: number, start: number, end: number, depth: number): void {
    const type = this.view.getUint16(at, this.isLittleEndian);
    const isInRecord = (type & 0xc000) === STORED_IN_RECORD;
    const from = isInRecord ? at + 2 : start + this.view.getUint32(at + 6, this.isLittleEndian);
    const to = from + (isInRecord ? 8 : this.view.getUint32(at + 2, this.isLittleEndian));
    if (to > end) return;
    if (!isInRecord && isHeap(type)) this.readHeap(from, to, depth + 1);
    else {
      const bytes = new Uint8Array(this.view.buffer, this.view.byteOffset + from, to - from);
      this.records.push({ type, bytes });
    }
  }
}

const isHeap = (type: number): boolean => (type & 0x3800) === 0x2800 || (type & 0x3800) === 0x3000;

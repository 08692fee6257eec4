/** Canon's CIFF, the container of CRW files: nested heaps, each with its directory at its end. */
import { canonSerial } from '@hotpix/tiff';

/** What a CRW file says of the camera and the moment. */
export interface CiffFacts {
  readonly make: string;
  readonly model: string;
  /** Serial number of the body; empty where the file has none. */
  readonly serial: string;
  readonly firmware?: string;
  /** ISO 8601 without a zone. */
  readonly taken?: string;
}

/** Record types without their two storage bits. */
const MAKE_AND_MODEL = 0x080a;
const FIRMWARE = 0x080b;
const TIME_STAMP = 0x180e;
const SERIAL_NUMBER = 0x180b;
const RAW_DATA = 0x2005;

const STORED_IN_RECORD = 0x4000;
const MOST_RECORDS = 4096;
const DEEPEST = 8;

/**
 * `undefined` where the directory, which stands at the file's end, or the raw data it points to cannot be found:
 * then the file was cut short.
 */
export function readCiff(bytes: Uint8Array): CiffFacts | undefined {
  const reader = new HeapReader(bytes);
  if (!reader.readFile() || !reader.has(RAW_DATA)) return undefined;
  const [make = '', model = ''] = reader.texts(MAKE_AND_MODEL);
  const seconds = reader.number(TIME_STAMP);
  const firmware = reader.texts(FIRMWARE)[0]?.replace(/^Firmware Version\s*/i, '');
  return {
    make,
    model,
    // Compacts keep something else there, which differs from file to file of one camera.
    serial: model.includes('EOS') ? canonSerial(reader.number(SERIAL_NUMBER), model) : '',
    ...(firmware && { firmware }),
    ...(seconds && { taken: new Date(seconds * 1000).toISOString().slice(0, 19) }),
  };
}

class HeapReader {
  private readonly view: DataView;
  private readonly isLittleEndian: boolean;
  private readonly records = new Map<number, Uint8Array>();
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

  has(type: number): boolean {
    return this.records.has(type);
  }

  /** The texts of a record, which NULs divide. */
  texts(type: number): string[] {
    const texts = new TextDecoder().decode(this.records.get(type)).split('\0');
    return texts.map((text) => text.trim());
  }

  /** The first 32 bits of a record; 0 where it is absent. */
  number(type: number): number {
    const bytes = this.records.get(type);
    if (bytes === undefined || bytes.length < 4) return 0;
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, this.isLittleEndian);
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
    else this.records.set(type & 0x3fff, new Uint8Array(this.view.buffer, this.view.byteOffset + from, to - from));
  }
}

const isHeap = (type: number): boolean => (type & 0x3800) === 0x2800 || (type & 0x3800) === 0x3000;

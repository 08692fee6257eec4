/** A scan by the kernels. */
import type { LosslessHeaders } from '../read-headers.ts';
import type { CodedData, ReadScan, ScanEnd } from '../read-scan.ts';
import { KernelMemory, type Kernels } from './kernels.ts';

/** The compiler keeps the beginning for itself. */
const START = 1024;
const ALIGNMENT = 64;
/** Of assembly/rows.ts. */
const BYTES_OF_SCAN = 64;
const FIELDS = { at: 1, seen: 13 };
const BYTES_OF_CODES = 16 + 256;
/** Of assembly/tables.ts. */
const BYTES_OF_TABLE = 8704;
const MOST_COMPONENTS = 4;
/** Samples that are decoded at once, about: they stay in the second cache. */
const SAMPLES = 2 ** 16;
/** Bytes of data that are unstuffed at once. */
const CHUNK = 2 ** 16;
/** Words and vectors that are read and written whole. */
const BESIDE = 64;

interface Areas {
  readonly scan: number;
  readonly codes: number;
  readonly tables: number;
  readonly source: number;
  /** Where the first byte of the data goes; all others go before it, and zeros before these. */
  readonly base: number;
  /** The row before, and those to come. */
  readonly rows: number;
  readonly end: number;
}

/** Reads scans in a memory that is used again for the next; undefined where the engine has no WebAssembly with SIMD. */
export function kernelReader(): ReadScan | undefined {
  const memory = KernelMemory.create();
  return memory && ((data, headers, samples) => readScan(memory, data, headers, samples));
}

/** @throws {RangeError} where the memory cannot grow */
function readScan(
  memory: KernelMemory,
  { bytes, zeros }: CodedData,
  headers: LosslessHeaders,
  samples: Uint16Array,
): ScanEnd | undefined {
  const { kernels } = memory;
  const { width, height, precision } = headers;
  const step = Math.max(1, Math.min(height, Math.floor(SAMPLES / width)));
  const areas = areasOf(bytes.length, zeros, width * (step + 1));
  const heap = new Uint8Array(memory.reserve(areas.end));
  const { length, isEnded } = unstuff(kernels, heap, areas, bytes);
  heap.fill(0, areas.base - length - zeros, areas.base - length + 1);
  layTables(memory, heap, areas, headers);
  const scan = layScan(heap.buffer as ArrayBuffer, areas, length, headers);
  for (let row = 0; row < height; row += step) {
    const count = Math.min(step, height - row);
    if (!kernels.decodeRows(areas.scan, count)) return undefined;
    samples.set(new Uint16Array(heap.buffer, areas.rows + 2 * width, count * width), row * width);
  }
  if (scan[FIELDS.seen] >> precision !== 0) return undefined;
  return { unread: length - Math.ceil(scan[FIELDS.at] / 8), isEnded };
}

/** Lays the data into the memory, in pieces that stay in the cache between copying and unstuffing. */
function unstuff(kernels: Kernels, heap: Uint8Array, { source, base }: Areas, bytes: Uint8Array) {
  let [length, isEnded] = [0, false];
  for (let from = 0; from < bytes.length && !isEnded;) {
    const to = Math.min(bytes.length, from + CHUNK);
    heap.set(bytes.subarray(from, to), source);
    const put = kernels.unstuff(source, to - from, base - length);
    length += put & 0x7fffffff;
    isEnded = put < 0;
    // What follows the last byte tells whether it is stuffed.
    from = to < bytes.length && bytes[to - 1] === 0xff ? to - 1 : to;
  }
  return { length, isEnded };
}

/** @param samples of all rows that are decoded at once, and of the row before them */
function areasOf(data: number, zeros: number, samples: number): Areas {
  let end = START;
  const take = (bytes: number): number => {
    const at = end;
    end = Math.ceil((end + bytes) / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  const areas = {
    scan: take(BYTES_OF_SCAN),
    codes: take(BYTES_OF_CODES),
    tables: take(MOST_COMPONENTS * BYTES_OF_TABLE),
    source: take(CHUNK + BESIDE),
    base: take(data + zeros + 2 * BESIDE) + data + zeros + BESIDE,
    rows: take(2 * samples),
  };
  return { ...areas, end };
}

function layTables(
  { kernels }: KernelMemory,
  heap: Uint8Array,
  { codes, tables }: Areas,
  headers: LosslessHeaders,
): void {
  headers.tables.forEach(({ bits, values }, component) => {
    heap.set(bits, codes);
    heap.set(values, codes + bits.length);
    kernels.buildTable(codes, tables + component * BYTES_OF_TABLE);
  });
}

/** The fields of `Scan` in assembly/rows.ts, in their order. */
function layScan(buffer: ArrayBuffer, areas: Areas, length: number, headers: LosslessHeaders): Uint32Array {
  const { width, components, predictor, precision } = headers;
  const tables = Array.from({ length: MOST_COMPONENTS }, (_, component) => areas.tables + component * BYTES_OF_TABLE);
  const fields = [
    ...[areas.base, 0, 8 * length, ...tables],
    ...[components, width, predictor, 2 ** (precision - 1)],
    ...[areas.rows, 0, 0],
  ];
  const scan = new Uint32Array(buffer, areas.scan, fields.length);
  scan.set(fields);
  return scan;
}

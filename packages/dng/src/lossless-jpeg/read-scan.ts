/** A scan by plain code, which is the reference of the kernels: ITU-T T.81, annexes F.2.2 and H.2. */
import { fillCodebook, findLong, HUGE, PEEK } from './codebook.ts';
import { addPrediction } from './predict.ts';
import type { LosslessHeaders } from './read-headers.ts';
import { unstuff } from './unstuff.ts';

// Bindings of other modules are looked up each time that they are used, and these are used for each sample.
const [INDEX_BITS, SHIFT, HUGE_SHIFT] = [PEEK, 32 - PEEK, HUGE];

/** How the data of a scan end. */
export interface ScanEnd {
  /** Bytes of data behind the last code. */
  readonly unread: number;
  /** Whether a marker follows them. */
  readonly isEnded: boolean;
}

/** Writes the samples of each of one or two scans; undefined where not all is well. */
export type ReadScans = (scans: readonly Scan[]) => (ScanEnd | undefined)[];

export interface Scan {
  readonly data: CodedData;
  readonly headers: LosslessHeaders;
  /** Where the samples go. */
  readonly samples: SampleTarget;
}

/** Where samples go, from the first to the last: an array, or who puts each part of them where it belongs. */
export interface SampleTarget {
  /** Samples that there is room for. */
  readonly length: number;
  /** Takes samples over; their memory is used again for the next. @param at how many came before */
  set(samples: Uint16Array, at: number): void;
  /** The same from a sample on. */
  subarray(from: number): SampleTarget;
}

export interface CodedData {
  /** Those of the scan, and whatever follows. */
  readonly bytes: Uint8Array;
  /** How many bytes a row can take beyond their end: it goes on in zeros. */
  readonly zeros: number;
}

/** Reads scans in memory that is used again for the next. */
export function plainReader(): ReadScans {
  let memory = new Uint8Array(0);
  const read = ({ data: { bytes, zeros }, headers, samples }: Scan): ScanEnd | undefined => {
    if (memory.length < bytes.length + zeros) memory = new Uint8Array(bytes.length + zeros);
    const { length, isEnded } = unstuff(bytes, memory);
    memory.fill(0, length, length + zeros);
    const rows = samples instanceof Uint16Array ? samples : new Uint16Array(headers.width * headers.height);
    const position = readScan(memory, 8 * length, headers, rows);
    if (rows !== samples && position >= 0) samples.set(rows, 0);
    return position < 0 ? undefined : { unread: length - Math.ceil(position / 8), isEnded };
  };
  return (scans) => scans.map(read);
}

/** @returns position behind the last code, in bits; negative where not all is well */
function readScan(data: Uint8Array, bits: number, headers: LosslessHeaders, samples: Uint16Array): number {
  const { width, height, components, precision } = headers;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const { short, long } = fillCodebook(headers.tables);
  let position = 0;
  let seen = 0;
  for (let start = 0; start < width * height; start += width) {
    position = readDifferences(view, short, long, samples, start, start + width, components, position);
    if (position < 0 || position > bits) return -1;
    seen |= addPrediction(samples, start, headers);
  }
  return seen >> precision === 0 ? position : -1;
}

/**
 * Leaves the differences of a row, modulo 2^16, where its samples will be. It is handed nothing but numbers and arrays: code
 * that is compiled for objects of other kinds is thrown away, and compiled anew, after a while in which there are none.
 * @param from position of its first code, in bits
 * @returns the position behind its last; negative where a code was not defined
 */
function readDifferences(
  view: DataView,
  short: Int32Array,
  long: Int32Array,
  samples: Uint16Array,
  start: number,
  end: number,
  components: number,
  from: number,
): number {
  // The next bits, the first of them on the left; `held` of them count, and the byte at `next` follows.
  let next = (from >>> 3) + 1;
  let word = view.getUint8(next - 1) << (24 + (from & 7));
  let held = 8 - (from & 7);
  const last = components - 1;
  for (let at = start, component = 0; at < end; at++, component = component === last ? 0 : component + 1) {
    word |= view.getInt32(next) >>> held;
    next += (31 - held) >>> 3;
    held |= 24;
    let code = short[(component << INDEX_BITS) | (word >>> SHIFT)];
    let own = word << code;
    word <<= code >>> 10;
    held -= code >>> 10;
    if (code === 0) {
      code = findLong(long, component, word >>> 16);
      if (code === 0) return -1;
      const ownAt = 8 * next - held + (code & 31);
      own = view.getInt32(ownAt >>> 3) << (ownAt & 7);
      const nextAt = ownAt + ((code >>> 5) & 31);
      next = (nextAt >>> 3) + 1;
      word = view.getUint8(next - 1) << (24 + (nextAt & 7));
      held = 8 - (nextAt & 7);
    }
    const category = (code >>> 5) & 31;
    // Where the first of the difference's own bits is 0, it is negative: table F.1.
    samples[at] = (((own >>> 1) >>> (31 - category)) + ((~own >> 31) & ((-1 << category) + 1))) | (code >>> HUGE_SHIFT);
  }
  return 8 * next - held;
}

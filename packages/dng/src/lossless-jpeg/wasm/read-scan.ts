/** Scans by the kernels. */
import type { ReadScans, Scan, ScanEnd } from '../read-scan.ts';
import { areasOf, BYTES_OF_TABLE, CHUNK, type Areas } from './areas.ts';
import { KernelMemory, type Kernels } from './kernels.ts';

/** Of assembly/scan.ts. */
const FIELDS = { at: 1, seen: 13 };
const MOST_COMPONENTS = 4;
/** Samples that are decoded at once, about: they stay in the second cache. */
const SAMPLES = 2 ** 16;

/** A scan whose data lie in the memory. */
interface Laid {
  readonly scan: Scan;
  readonly areas: Areas;
  /** Bytes of the data. */
  readonly length: number;
  readonly isEnded: boolean;
}

/** Reads scans in a memory that is used again for the next; undefined where the engine has no WebAssembly with SIMD. */
export function kernelReader(): ReadScans | undefined {
  const memory = KernelMemory.create();
  return memory && ((scans) => readScans(memory, scans));
}

/** Two that are alike are read in turns, which takes less time. @throws {RangeError} where the memory cannot grow */
function readScans(memory: KernelMemory, scans: readonly Scan[]): (ScanEnd | undefined)[] {
  const [first, second] = scans;
  if (scans.length === 2 && areAlike(first, second)) {
    const ends = readTogether(memory, scans);
    if (ends) return ends;
  }
  // Where one of two is damaged, this tells which.
  return scans.map((scan) => readTogether(memory, [scan])?.[0]);
}

/** What the kernel for two wants of them. */
function areAlike({ headers: a }: Scan, { headers: b }: Scan): boolean {
  const isAlike = a.width === b.width && a.height === b.height && a.components === b.components;
  return isAlike && a.components === 2 && a.predictor === 1 && b.predictor === 1;
}

/** Undefined where not all is well with one of them. @param scans one or two, equally wide and high */
function readTogether(memory: KernelMemory, scans: readonly Scan[]): ScanEnd[] | undefined {
  const { kernels } = memory;
  const { width, height } = scans[0].headers;
  const step = Math.max(1, Math.min(height, Math.floor(SAMPLES / width)));
  const areas: Areas[] = [];
  for (const { data } of scans) areas.push(areasOf(data, width * (step + 1), areas.at(-1)?.end));
  const heap = new Uint8Array(memory.reserve(areas[areas.length - 1].end));
  const laid = scans.map((scan, index) => lay(kernels, heap, scan, areas[index]));
  for (let row = 0; row < height; row += step) {
    const count = Math.min(step, height - row);
    const isWell =
      laid.length === 2
        ? kernels.decodeTwo(areas[0].scan, areas[1].scan, count)
        : kernels.decodeRows(areas[0].scan, count);
    if (!isWell) return undefined;
    for (const { scan, areas: own } of laid) {
      scan.samples.set(new Uint16Array(heap.buffer, own.rows + 2 * width, count * width), row * width);
    }
  }
  const ends = laid.flatMap((each) => endOf(heap, each) ?? []);
  return ends.length === laid.length ? ends : undefined;
}

function endOf(heap: Uint8Array, { scan: { headers }, areas, length, isEnded }: Laid): ScanEnd | undefined {
  const fields = new Uint32Array(heap.buffer, areas.scan, FIELDS.seen + 1);
  if (fields[FIELDS.seen] >> headers.precision !== 0) return undefined;
  return { unread: length - Math.ceil(fields[FIELDS.at] / 8), isEnded };
}

/** Lays data, tables and fields into the memory. */
function lay(kernels: Kernels, heap: Uint8Array, scan: Scan, areas: Areas): Laid {
  const { bytes, zeros } = scan.data;
  const { length, isEnded } = unstuff(kernels, heap, areas, bytes);
  heap.fill(0, areas.base - length - zeros, areas.base - length + 1);
  layTables(kernels, heap, areas, scan);
  layFields(heap, areas, length, scan);
  return { scan, areas, length, isEnded };
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

function layTables(kernels: Kernels, heap: Uint8Array, { codes, tables }: Areas, { headers }: Scan): void {
  headers.tables.forEach(({ bits, values }, component) => {
    heap.set(bits, codes);
    heap.set(values, codes + bits.length);
    kernels.buildTable(codes, tables + component * BYTES_OF_TABLE);
  });
}

/** The fields of `Scan` in assembly/scan.ts, in their order. */
function layFields(heap: Uint8Array, areas: Areas, length: number, { headers }: Scan): void {
  const { width, components, predictor, precision } = headers;
  const tables = Array.from({ length: MOST_COMPONENTS }, (_, component) => areas.tables + component * BYTES_OF_TABLE);
  const fields = [
    ...[areas.base, 0, 8 * length, ...tables],
    ...[components, width, predictor, 2 ** (precision - 1)],
    ...[areas.rows, 0, 0],
  ];
  new Uint32Array(heap.buffer, areas.scan, fields.length).set(fields);
}

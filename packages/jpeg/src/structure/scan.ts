/** The scan header (ITU-T T.81, B.2.3), and the MCUs that follow it (A.2). */
import { badJpeg } from '../errors.ts';
import type { Frame } from './frame.ts';
import type { HuffmanTable } from './huffman-table.ts';

/** Of all components that a scan interleaves (T.81, B.2.3). */
export const MOST_BLOCKS_IN_MCU = 10;

interface ScanComponent {
  /** Its place in the frame. */
  readonly index: number;
  /** Those that the scan needs of the tables which were in their slots when it began. */
  readonly dc?: HuffmanTable;
  readonly ac?: HuffmanTable;
}

export interface ScanHeader {
  readonly components: readonly ScanComponent[];
  /** First and last coefficient in the order of the file, 0 to 63. */
  readonly first: number;
  readonly last: number;
  /** Bits below this one are not sent by this scan (Al); all above `previous` were sent before (Ah, 0 in a first scan). */
  readonly low: number;
  readonly previous: number;
}

export interface Scan extends ScanHeader {
  /** Where its marker, its coded data, and what follows that begin in the file. */
  readonly marker: number;
  readonly start: number;
  readonly end: number;
  /** Where the data of each restart interval begins; the marker RSTn before the next is the end of each. */
  readonly intervals: readonly number[];
  /** MCUs in all, and in each restart interval but the last, which may have fewer. */
  readonly mcus: number;
  readonly interval: number;
}

/** The tables of both kinds by their slots: 0 to 3 for DC, 4 to 7 for AC. */
export type HuffmanSlots = readonly (HuffmanTable | undefined)[];

/** @throws {JpegError} `badJpeg` for components or tables that are not there, or bands and bits that cannot be */
export function readScanHeader(payload: Uint8Array, frame: Frame, slots: HuffmanSlots): ScanHeader {
  const count = payload[0];
  if (!(count >= 1 && count <= 4) || payload.length !== 4 + 2 * count)
    throw badJpeg('scan headers of their length', 'one of another');
  const [start, end, bits] = payload.subarray(1 + 2 * count);
  const band = frame.isProgressive
    ? { first: start, last: end, previous: bits >> 4, low: bits & 15 }
    : { first: 0, last: 63, previous: 0, low: 0 };
  assertBand(band, count, frame);
  const needsDc = band.first === 0 && band.previous === 0;
  const tableOf = (kind: number, id: number): HuffmanTable => {
    const table = slots[4 * kind + id];
    if (id > 3 || !table)
      throw badJpeg('the Huffman tables that its scans name', `no ${kind ? 'AC' : 'DC'} table ${id}`);
    return table;
  };
  const components = Array.from({ length: count }, (_, i) => {
    const [id, tables] = payload.subarray(1 + 2 * i);
    const index = frame.components.findIndex((component) => component.id === id);
    if (index < 0) throw badJpeg('scans of components in its frame', `component ${id}`);
    return {
      index,
      ...(needsDc && { dc: tableOf(0, tables >> 4) }),
      ...(band.last > 0 && { ac: tableOf(1, tables & 15) }),
    };
  });
  if (components.some(({ index }, i) => i > 0 && index <= components[i - 1].index)) {
    throw badJpeg('scans with the components in the order of the frame', 'another order');
  }
  return { components, ...band };
}

/** T.81, G.1.1.1: DC alone or AC of one component; one bit per scan after the first. */
function assertBand({ first, last, previous, low }: Omit<ScanHeader, 'components'>, count: number, frame: Frame): void {
  if (!frame.isProgressive) return;
  const isBand = first === 0 ? last === 0 : first <= last && last <= 63 && count === 1;
  const isBit = low <= 13 && (previous === 0 || low === previous - 1);
  if (!isBand || !isBit) {
    throw badJpeg('scans that T.81 allows', `coefficients ${first} to ${last}, bits ${previous} to ${low}`);
  }
}

export function countMcus({ components }: ScanHeader, frame: Frame): number {
  if (components.length > 1) return frame.mcuColumns * frame.mcuRows;
  const { columns, rows } = frame.components[components[0].index];
  return columns * rows;
}

/** The blocks that a scan codes. */
export function blocksOf(scan: Scan, { components }: Frame): number {
  if (scan.components.length === 1) return scan.mcus;
  return scan.components.reduce((sum, { index }) => sum + components[index].h * components[index].v, 0) * scan.mcus;
}

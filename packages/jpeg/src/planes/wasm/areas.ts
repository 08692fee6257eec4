/** What lies where in the memory of a decoder, one area behind the other. */
import type { Frame, FrameComponent } from '../../structure/frame.ts';
import type { Structure } from '../../structure/read-structure.ts';
import { PAGE } from './kernels.ts';

/** The compiler keeps the beginning for itself. */
const START = 1024;
const ALIGNMENT = 64;

/** Of assembly/scan.ts. */
const BYTES_OF_SCAN = 128;
export const BYTES_OF_COMPONENT = 40;
const BYTES_OF_BLOCK = 256;
const BYTES_OF_CODES = 16 + 256;
/** Of assembly/tables.ts. */
export const BYTES_OF_TABLE = 8704;
/** A coefficient behind the last one has a place, too. */
export const STEPS = 80;

/** Zeros behind coded data, and vectors that are read and written whole (assembly/intervals.ts). */
const BESIDE = 1024;

export interface Areas {
  readonly scan: number;
  readonly components: number;
  readonly block: number;
  readonly codes: number;
  /** Two tables for each component of a scan: DC, then AC. */
  readonly tables: number;
  /** `STEPS` of each component of the frame. */
  readonly steps: number;
  readonly intervals: number;
  /** The coded data of a scan as they stand in the file. */
  readonly source: number;
  /** Where the first byte of an interval goes; all others go before it. */
  readonly base: number;
  /** The samples of a row of MCUs, by component. */
  readonly samples: readonly number[];
  /** Coefficients of a progressive picture, or of a row of MCUs of one that is read as coefficients, by component. */
  readonly coefficients: readonly number[];
  /** Where each MCU of such a row ends. */
  readonly ends: number;
  /** Behind all of them. */
  readonly end: number;
}

/** How much a file asks for. */
interface Needs {
  /** Bytes of the longest scan. */
  readonly coded: number;
  /** Restart intervals of the scan that has most. */
  readonly intervals: number;
  /** Whether a sequential picture is read as coefficients. */
  readonly isRead?: boolean;
}

export function areasOf(frame: Frame, { coded, intervals, isRead = false }: Needs): Areas {
  let end = START;
  const take = (bytes: number): number => {
    const at = end;
    end = Math.ceil((end + bytes) / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  const count = frame.components.length;
  const areas = {
    scan: take(BYTES_OF_SCAN),
    components: take(count * BYTES_OF_COMPONENT),
    block: take(BYTES_OF_BLOCK),
    codes: take(BYTES_OF_CODES),
    tables: take(2 * count * BYTES_OF_TABLE),
    steps: take(4 * STEPS * count),
    intervals: take(4 * (intervals + 1)),
    source: take(coded + BESIDE),
    base: take(coded + 2 * BESIDE) + coded + BESIDE,
    samples: frame.components.map((component) => take(rowBytes(component))),
    coefficients: frame.components.map(({ stride, storedRows, v }) =>
      frame.isProgressive || isRead ? take(128 * stride * (isRead ? v : storedRows)) : 0,
    ),
    ends: isRead ? take(4 * Math.max(...frame.components.map(({ stride }) => stride))) : 0,
  };
  return { ...areas, end };
}

export function needsOf({ scans }: Structure): Needs {
  return {
    coded: Math.max(...scans.map(({ start, end }) => end - start)),
    intervals: Math.max(...scans.map(({ intervals }) => intervals.length)),
  };
}

/** The most bytes that a file of a length takes, by its header, in whole pages. */
export function memoryOf(frame: Frame, length: number): number {
  const { components, mcuColumns, mcuRows } = frame;
  const mcus = Math.max(mcuColumns * mcuRows, ...components.map(({ columns, rows }) => columns * rows));
  // A marker between two of them takes 2 bytes.
  const { end } = areasOf(frame, { coded: length, intervals: Math.min(mcus, Math.ceil(length / 2)) });
  return Math.ceil(end / PAGE) * PAGE;
}

const rowBytes = ({ stride, v }: FrameComponent): number => 64 * stride * v;

/** Where things lie in the memory of the kernels. All numbers are addresses. */
import type { CodedData } from '../read-scan.ts';

export interface Areas {
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

/** Of assembly/tables.ts. */
export const BYTES_OF_TABLE = 8704;
/** Bytes of data that are unstuffed at once. */
export const CHUNK = 2 ** 16;

/** The compiler keeps the beginning for itself. */
const START = 1024;
const ALIGNMENT = 64;
/** Of assembly/scan.ts. */
const BYTES_OF_SCAN = 64;
const BYTES_OF_CODES = 16 + 256;
const MOST_TABLES = 4;
/** Words and vectors that are read and written whole. */
const BESIDE = 64;

/**
 * @param samples of all rows that are decoded at once, and of the row before them
 * @param start where those of another scan end
 */
export function areasOf({ bytes, zeros }: CodedData, samples: number, start = START): Areas {
  let end = start;
  const take = (size: number): number => {
    const at = end;
    end = Math.ceil((end + size) / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  const room = bytes.length + zeros;
  const areas = {
    scan: take(BYTES_OF_SCAN),
    codes: take(BYTES_OF_CODES),
    tables: take(MOST_TABLES * BYTES_OF_TABLE),
    source: take(CHUNK + BESIDE),
    base: take(room + 2 * BESIDE) + room + BESIDE,
    rows: take(2 * samples),
  };
  return { ...areas, end };
}

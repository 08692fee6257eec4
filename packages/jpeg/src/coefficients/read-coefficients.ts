/** The coefficients of all components, scan by scan. */
import { decodeScan } from '../entropy/decode-scan.ts';
import type { Structure } from '../structure/read-structure.ts';
import type { Scan } from '../structure/scan.ts';
import { assertScans } from './assert-scans.ts';

export interface Coefficients {
  /** Of each component 64 per block, row by row, with the blocks that fill the last MCUs. */
  readonly planes: readonly Int16Array[];
  /** Where the MCUs of each sequential scan end, as decodeScan tells. */
  readonly ends: ReadonlyMap<Scan, Uint32Array>;
}

/**
 * Nothing is allocated that the size of the file does not
 * vouch for.
 * @throws {JpegError} as assertScans does, and `badJpeg` for damaged data
 */
export function readCoefficients(bytes: Uint8Array, structure: Structure): Coefficients {
  assertScans(structure);
  const { frame, scans } = structure;
  const planes = frame.components.map(({ stride, storedRows }) => new Int16Array(64 * stride * storedRows));
  const ends = new Map<Scan, Uint32Array>();
  for (const scan of scans) {
    const own = decodeScan(bytes, frame, scan, planes);
    if (own) ends.set(scan, own);
  }
  return { planes, ends };
}

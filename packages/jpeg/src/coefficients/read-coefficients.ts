/** The coefficients of all components, scan by scan. */
import { decodeScan } from '../entropy/decode-scan.ts';
import type { Structure } from '../structure/read-structure.ts';
import { assertScans } from './assert-scans.ts';

/**
 * 64 per block, row by row, with the blocks that fill the last MCUs. Nothing is allocated that the size of the file does not
 * vouch for.
 * @throws {JpegError} as assertScans does, and `badJpeg` for damaged data
 */
export function readCoefficients(bytes: Uint8Array, structure: Structure): Int16Array[] {
  assertScans(structure);
  const { frame, scans } = structure;
  const planes = frame.components.map(({ stride, storedRows }) => new Int16Array(64 * stride * storedRows));
  for (const scan of scans) decodeScan(bytes, frame, scan, planes);
  return planes;
}

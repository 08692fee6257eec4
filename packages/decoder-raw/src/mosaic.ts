/** The colour filter array of a raw file, anchored at the stored pixel (0, 0). */
import { patternAt, readMosaic } from '@hotpix/dng';
import type { RawMosaic } from './answer.ts';
import type { RawFacts } from './facts.ts';
import { isDng, type RawFile } from './raw-file.ts';
import { estimateXTrans } from './x-trans.ts';

const ROWS = 8;
const COLUMNS = 2;
const X_TRANS = 9;
/** Smaller values of LibRaw's `filters` are codes for patterns that do not fit it: 1 for the 16x16 of a Leaf CatchLight, 9. */
const LEAST_PATTERN = 1000;

/**
 * `undefined` for a monochrome sensor; `unknown` for a pattern that nobody here knows, `unclear` where it is that of X-Trans,
 * but neither the file nor the picture shows where it begins.
 * @throws {DngError} `badPattern` for that of a DNG which contradicts itself
 * @throws {TiffError} `badTiff` for one that lies outside the file
 */
export function findMosaic(
  file: RawFile,
  facts: RawFacts,
  raw: RawMosaic,
): readonly string[] | 'unknown' | 'unclear' | undefined {
  // Before anything else: of a pattern that makes no sense LibRaw makes a monochrome sensor.
  const own = isDng(file) ? readMosaic(file.directories) : undefined;
  if (facts.filters === 0) return undefined;
  if (file.raf?.isDiagonal) return 'unknown';
  if (file.raf?.xTrans) return file.raf.xTrans;
  if (own) return own;
  if (facts.filters === X_TRANS) return estimateXTrans(raw) ?? 'unclear';
  if (facts.filters < LEAST_PATTERN) return 'unknown';
  const rows = bayer(facts, raw);
  return rows.every((row) => row.length === COLUMNS) ? shrink(rows) : 'unknown';
}

/** LibRaw packs 8 rows of 2 filters, from the active area's corner on, into 32 bits: dcraw's FC. */
function bayer({ filters, cdesc }: RawFacts, { left, top }: RawMosaic): string[] {
  const letterAt = (x: number, y: number): string => cdesc.charAt((filters >>> ((y * COLUMNS + x) * 2)) & 3);
  const packed = Array.from({ length: ROWS }, (_, y) => [letterAt(0, y), letterAt(1, y)]);
  return patternAt(packed, { x: -left, y: -top }).map((row) => row.join(''));
}

/** Fewest rows that repeat to the same, but two at least. */
function shrink(rows: readonly string[]): readonly string[] {
  const height = [2, 4].find((period) => rows.every((row, y) => row === rows[y % period])) ?? rows.length;
  return rows.slice(0, height);
}

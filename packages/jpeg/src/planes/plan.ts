/** What is checked of a file before its planes are decoded, whichever way. */
import { assertScans } from '../coefficients/assert-scans.ts';
import { badJpeg, JpegError, unsupported } from '../errors.ts';
import { isSoundTable, type HuffmanTable } from '../structure/huffman-table.ts';
import { readStructure, type Structure } from '../structure/read-structure.ts';
import { blocksOf, MOST_BLOCKS_IN_MCU } from '../structure/scan.ts';
import { assertPlanes } from './lent.ts';

/** Blocks that the scans of a file go through together: a picture of 268 megapixels in ten scans has fewer. */
const MOST_BLOCKS = 2 ** 26;

/**
 * Where all that makes up the planes lies.
 * @throws {JpegError} as `openJpeg` does without a look at coded data; `unsupported` for other than 1 or 3 components, `tooLarge` for
 * more work than any camera's file is
 * @throws {RangeError} for planes that do not hold the picture
 */
export function planOf(bytes: Uint8Array, into: readonly Uint8Array[], maxPixels?: number): Structure {
  const structure = readStructure(bytes, maxPixels);
  const { frame, scans } = structure;
  if (frame.components.length !== 1 && frame.components.length !== 3) {
    throw unsupported(`one of ${frame.components.length} components`);
  }
  assertPlanes(frame, into);
  assertScans(structure);
  const blocks = scans.reduce((sum, scan) => sum + blocksOf(scan, frame), 0);
  if (blocks > MOST_BLOCKS) throw tooMuchWork(blocks);
  if (scans.some((scan) => blocksOf(scan, frame) > MOST_BLOCKS_IN_MCU * scan.mcus)) {
    throw badJpeg(`at most ${MOST_BLOCKS_IN_MCU} blocks in an MCU`, 'more');
  }
  for (const { components } of scans) for (const { dc, ac } of components) [dc, ac].forEach(assertTable);
  return structure;
}

function tooMuchWork(blocks: number): JpegError {
  return new JpegError(
    'tooLarge',
    `Expected scans of at most ${MOST_BLOCKS} blocks together, got ${blocks}. Encode the picture anew instead.`,
  );
}

function assertTable(table: HuffmanTable | undefined): void {
  if (table && !isSoundTable(table)) throw badJpeg('Huffman tables that T.81 allows', 'others');
}

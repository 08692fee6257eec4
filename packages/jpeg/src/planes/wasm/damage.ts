/** The words for what kernels find. */
import { badJpeg } from '../../errors.ts';

/** By the numbers of assembly/scan.ts: what was expected, and what came. */
const WORDS = [
  [],
  ['all blocks of its picture', 'coded data that ends before'],
  ['blocks of 64 coefficients', 'one with others'],
  ['codes of its Huffman tables', 'others'],
  ['DC coefficients of at most 15 bits', 'more'],
  ['coefficients of at most 15 bits', 'more'],
  ['nothing behind the last block', 'more bytes'],
  ['as many blocks as its size asks for', 'more'],
] as const;

/** @throws {JpegError} `badJpeg` unless it is 0 */
export function assertSound(damage: number): void {
  const [expected, came] = WORDS[damage];
  if (expected !== undefined) throw badJpeg(expected, came);
}

/** Sums of scores along columns and rows, block by block: those of all places would be many times as many. */
import { BLOCK } from '@hotpix/statistics';
import type { Rows } from '../chance/order-statistics.ts';
import type { ClippedScores } from './clipped-scores.ts';
import type { Direction } from './lines.ts';

export class BlockSums {
  /** Columns, or rows. */
  readonly lines: number;
  /** Pixels of each in whole blocks. */
  readonly length: number;
  /** Of every line the sum from its start to each block's: `sums[block * lines + line]`. */
  private readonly sums: Float64Array;

  constructor(lines: number, pixels: number, sums: Float64Array) {
    this.lines = lines;
    this.length = Math.floor(pixels / BLOCK) * BLOCK;
    this.sums = sums;
  }

  /** The sum over some pixels of a line, both multiples of a block. */
  between(line: number, from: number, to: number): number {
    const { lines, sums } = this;
    return sums[(to / BLOCK) * lines + line] - sums[(from / BLOCK) * lines + line];
  }

  /** The sums of segments of all lines, row by row from the given pixels on. */
  segments(starts: readonly number[], length: number): Rows {
    const { lines, sums } = this;
    const of = starts.map((from) => ({ before: (from / BLOCK) * lines, behind: ((from + length) / BLOCK) * lines }));
    return { numbers: sums, length: lines, of };
  }
}

/** All blocks, in one pass over the scores. */
export function sumBlocks(scores: ClippedScores): Record<Direction, BlockSums> {
  const { width, height } = scores;
  const { column, row } = scores.sumBlocks();
  return { column: new BlockSums(width, height, column), row: new BlockSums(height, width, row) };
}

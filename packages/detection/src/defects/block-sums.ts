/** Sums of scores along columns and rows, block by block: those of all places would be many times as many. */
import type { ClippedScores } from './clipped-scores.ts';
import type { Direction } from './lines.ts';

/** Pixels of a block. */
export const BLOCK = 16;

export class BlockSums {
  /** Columns, or rows. */
  readonly lines: number;
  /** Pixels of each in whole blocks. */
  readonly length: number;
  /** Of every line the sum from its start to each block's: `sums[block * lines + line]`. */
  private readonly sums: Float64Array;

  constructor(lines: number, pixels: number) {
    const blocks = Math.floor(pixels / BLOCK);
    this.lines = lines;
    this.length = blocks * BLOCK;
    this.sums = new Float64Array((blocks + 1) * lines);
  }

  /** Takes the sum of the block that follows those of a line that are known. */
  set(line: number, block: number, sum: number): void {
    const { lines, sums } = this;
    if (block * BLOCK < this.length) sums[(block + 1) * lines + line] = sums[block * lines + line] + sum;
  }

  /** The sum over some pixels of a line, both multiples of a block. */
  between(line: number, from: number, to: number): number {
    const { lines, sums } = this;
    return sums[(to / BLOCK) * lines + line] - sums[(from / BLOCK) * lines + line];
  }

  /** Writes the same of all lines. */
  segments(from: number, to: number, into: Float64Array): void {
    const { lines, sums } = this;
    const [before, behind] = [(from / BLOCK) * lines, (to / BLOCK) * lines];
    for (let line = 0; line < lines; line++) into[line] = sums[behind + line] - sums[before + line];
  }
}

/** All blocks, in one pass over the scores. */
export function sumBlocks(scores: ClippedScores): Record<Direction, BlockSums> {
  const { width, height } = scores;
  const sums = { column: new BlockSums(width, height), row: new BlockSums(height, width) };
  const columns = new Float64Array(width);
  const blocks = new Float64Array(Math.ceil(width / BLOCK));
  for (let y = 0; y < height; y++) {
    scores.sumRow(y, columns, blocks, BLOCK);
    for (let i = 0; i < blocks.length; i++) sums.row.set(y, i, blocks[i]);
    if ((y + 1) % BLOCK !== 0) continue;
    for (let x = 0; x < width; x++) sums.column.set(x, (y + 1) / BLOCK - 1, columns[x]);
    columns.fill(0);
  }
  return sums;
}

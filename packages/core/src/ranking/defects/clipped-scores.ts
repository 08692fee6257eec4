/** The scores of the sites of the active area, of which none adds much to a sum. */
import type { Yardstick } from '../chance/yardstick.ts';
import type { Direction } from './lines.ts';

export class ClippedScores {
  readonly width: number;
  readonly height: number;
  private readonly yardstick: Yardstick;
  private readonly clip: number;
  /** By the number of a class: `(sum - middle) / unit` is the score. */
  private readonly middles: Float64Array;
  private readonly units: Float64Array;

  /** @param clip most that a score is above or below 0 */
  constructor(yardstick: Yardstick, clip: number) {
    const { active } = yardstick.sites.shape;
    this.width = active.width;
    this.height = active.height;
    this.yardstick = yardstick;
    this.clip = clip;
    const { classes } = yardstick.sites;
    const length = classes.length === 0 ? 0 : classes[classes.length - 1].number + 1;
    [this.middles, this.units] = [new Float64Array(length), new Float64Array(length).fill(1)];
    for (const { phase, frames, number } of classes) {
      const { middle, unit } = yardstick.scaleOf(phase, frames);
      [this.middles[number], this.units[number]] = [middle, unit];
    }
  }

  /** Writes those of a row, 0 for sites that do not count. */
  row(y: number, scores: Float64Array): void {
    const { rows, columns, planes, shape } = this.yardstick.sites;
    const { middles, units, clip, width } = this;
    const { count, sum } = planes;
    const { start, first } = rows[shape.active.y + y];
    for (let x = 0, column = shape.active.x; x < width; x++, column++) {
      const n = count[start + column];
      const number = first + columns[column] + n;
      const score = n === 0 ? 0 : (sum[start + column] - middles[number]) / units[number];
      scores[x] = score > clip ? clip : score < -clip ? -clip : score;
    }
  }

  /** Those of a column or row. */
  along(direction: Direction, across: number): Float64Array {
    if (direction === 'column') return new Float64Array(this.height).map((_, y) => this.at(across, y));
    const scores = new Float64Array(this.width);
    this.row(across, scores);
    return scores;
  }

  private at(x: number, y: number): number {
    const { rows, columns, planes, shape } = this.yardstick.sites;
    const { count, sum } = planes;
    const row = rows[shape.active.y + y];
    const column = shape.active.x + x;
    const i = row.start + column;
    if (count[i] === 0) return 0;
    const number = row.first + columns[column] + count[i];
    const score = (sum[i] - this.middles[number]) / this.units[number];
    return Math.max(-this.clip, Math.min(this.clip, score));
  }
}

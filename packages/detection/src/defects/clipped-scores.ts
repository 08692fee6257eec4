/** The scores of the sites of the active area, of which none adds much to a sum. */
import type { Scales, NullModel } from '../chance/null-model.ts';
import type { Sites } from '../chance/sites.ts';
import type { Direction } from './lines.ts';

export class ClippedScores {
  readonly width: number;
  readonly height: number;
  private readonly sites: Sites;
  private readonly scales: Scales;
  private readonly clip: number;

  /** @param clip most that a score is above or below 0 */
  constructor({ sites, scales }: NullModel, clip: number) {
    const { active } = sites.shape;
    this.width = active.width;
    this.height = active.height;
    this.sites = sites;
    this.scales = scales;
    this.clip = clip;
  }

  /**
   * Sums those of a row, of which sites that do not count have 0.
   * @param columns to which each is added
   * @param blocks receives the sum of every so many along the row
   */
  sumRow(y: number, columns: Float64Array, blocks: Float64Array, block: number): void {
    const { rows, columns: numbers, planes, shape } = this.sites;
    const { clip, width } = this;
    const { middles, units } = this.scales;
    const { count, sum } = planes;
    const { start, first } = rows[shape.active.y + y];
    const left = shape.active.x;
    for (let at = 0, x = 0; at < blocks.length; at++) {
      let ofBlock = 0;
      for (const end = Math.min(width, x + block); x < end; x++) {
        const i = start + left + x;
        const number = first + numbers[left + x] + count[i];
        const score = Math.max(-clip, Math.min(clip, (sum[i] - middles[number]) / units[number]));
        columns[x] += score;
        ofBlock += score;
      }
      blocks[at] = ofBlock;
    }
  }

  /** Those of a column or row. */
  along(direction: Direction, across: number): Float64Array {
    if (direction === 'column') return new Float64Array(this.height).map((_, y) => this.at(across, y));
    return new Float64Array(this.width).map((_, x) => this.at(x, across));
  }

  private at(x: number, y: number): number {
    const { planes, shape } = this.sites;
    const { active, width } = shape;
    const i = (active.y + y) * width + active.x + x;
    const number = this.sites.classOf(i);
    const score = (planes.sum[i] - this.scales.middles[number]) / this.scales.units[number];
    return Math.max(-this.clip, Math.min(this.clip, score));
  }
}

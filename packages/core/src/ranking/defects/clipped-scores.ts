/** The scores of the sites of the active area, of which none adds much to a sum. */
import type { Scales, Yardstick } from '../chance/yardstick.ts';
import type { Sites } from '../chance/sites.ts';
import type { Direction } from './lines.ts';

export class ClippedScores {
  readonly width: number;
  readonly height: number;
  private readonly sites: Sites;
  private readonly scales: Scales;
  private readonly clip: number;

  /** @param clip most that a score is above or below 0 */
  constructor({ sites, scales }: Yardstick, clip: number) {
    const { active } = sites.shape;
    this.width = active.width;
    this.height = active.height;
    this.sites = sites;
    this.scales = scales;
    this.clip = clip;
  }

  /** Writes those of a row, 0 for sites that do not count. */
  row(y: number, scores: Float64Array): void {
    const { rows, columns, planes, shape } = this.sites;
    const { clip, width } = this;
    const { middles, units } = this.scales;
    const { count, sum } = planes;
    const { start, first } = rows[shape.active.y + y];
    const left = shape.active.x;
    for (let x = 0; x < width; x++) {
      const i = start + left + x;
      const number = first + columns[left + x] + count[i];
      const score = (sum[i] - middles[number]) / units[number];
      scores[x] = Math.max(-clip, Math.min(clip, score));
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
    const { planes, shape } = this.sites;
    const { active, width } = shape;
    const i = (active.y + y) * width + active.x + x;
    const number = this.sites.classOf(i);
    const score = (planes.sum[i] - this.scales.middles[number]) / this.scales.units[number];
    return Math.max(-this.clip, Math.min(this.clip, score));
  }
}

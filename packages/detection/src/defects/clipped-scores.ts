/** The scores of the sites of the active area, of which none adds much to a sum. */
import type { ClassScales, ScoreSums } from '@hotpix/statistics';
import type { NullModel } from '../chance/null-model.ts';
import type { Sites } from '../chance/sites.ts';
import type { Direction } from './lines.ts';

export class ClippedScores {
  readonly width: number;
  readonly height: number;
  private readonly sites: Sites;
  private readonly scales: ClassScales;
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

  /** Sums of blocks of them. */
  sumBlocks(): ScoreSums {
    const { census, shape } = this.sites;
    return census.sumScores(this.scales, this.clip, shape.active);
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

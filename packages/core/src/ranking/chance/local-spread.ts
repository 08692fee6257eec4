/** How much more than chance the scores around a site spread. */
import { medianOf, nthOf } from '../../statistics/median.ts';
import type { Sites } from './sites.ts';
import type { Scales, Yardstick } from './yardstick.ts';

/** Side of the window in pixels, less one, over two. */
const RADIUS = 20;
/** Pixels to each side that a defect may have smeared over. */
const SMEAR = 3;
/** The scores that are compared: beyond them lie those of up to 3 % of the window that are defects themselves. */
const SHARE = 0.97;
/** Windows to each side of the sensor whose median is what is usual: half of them may hold scenery that stands still. */
const WINDOWS = 12;
/** Fewer sites than this in a window say nothing. */
const LEAST = 200;

/**
 * Where scenery stands still in a part of the picture, or comes again in some frames, scores spread more than elsewhere, along
 * edges most of all. A defect must stand out from what is around it, not from the sensor as a whole: the same thought as the
 * local noise of IRAF's `ccdmask`.
 */
export class LocalSpread {
  private readonly sites: Sites;
  private readonly scales: Scales;
  private readonly usual: number;
  /** Of the scores of one window. */
  private readonly sizes = new Float64Array((2 * RADIUS + 1) ** 2);

  constructor({ sites, scales }: Yardstick) {
    this.sites = sites;
    this.scales = scales;
    this.usual = medianOf(Float64Array.from(this.gridOfSpreads()));
  }

  /** Factor, at least 1, by which the scores around a site are wider than on the sensor as a whole. */
  widening(site: number): number {
    const { width } = this.sites.shape;
    const spread = this.spreadAround(site % width, Math.floor(site / width));
    return spread === undefined || this.usual === 0 ? 1 : Math.max(1, spread / this.usual);
  }

  private gridOfSpreads(): number[] {
    const { active } = this.sites.shape;
    const steps = Array.from({ length: WINDOWS }, (_, i) => (i + 0.5) / WINDOWS);
    const places = steps.flatMap((across) => steps.map((down) => [across * active.width, down * active.height]));
    return places
      .map(([x, y]) => this.spreadAround(active.x + Math.floor(x), active.y + Math.floor(y)))
      .filter((spread) => spread !== undefined);
  }

  /** The score that 97 % of the sites around do not exceed, either way; undefined where they are too few. */
  private spreadAround(x: number, y: number): number | undefined {
    const { active } = this.sites.shape;
    const [top, bottom] = [Math.max(active.y, y - RADIUS), Math.min(active.y + active.height - 1, y + RADIUS)];
    const [left, right] = [Math.max(active.x, x - RADIUS), Math.min(active.x + active.width - 1, x + RADIUS)];
    let found = 0;
    for (let row = top; row <= bottom; row++) {
      // Lines are defects too, and would count against their own pixels.
      if (row === y) continue;
      const besides = Math.abs(row - y) <= SMEAR ? SMEAR : 0;
      found = this.read(row, left, x - besides - 1, found);
      found = this.read(row, x + besides + 1, right, found);
    }
    return found < LEAST ? undefined : nthOf(this.sizes.subarray(0, found), Math.floor(SHARE * found));
  }

  /** Appends the sizes of the scores from one column of a row to another to the first that were found; returns how many are. */
  private read(row: number, from: number, to: number, found: number): number {
    const { sizes } = this;
    const { rows, columns, planes } = this.sites;
    const { count, sum } = planes;
    const { middles, units } = this.scales;
    const { start, first } = rows[row];
    for (let column = from; column <= to; column++) {
      const i = start + column;
      const number = first + columns[column] + count[i];
      if (count[i] > 0) sizes[found++] = Math.abs((sum[i] - middles[number]) / units[number]);
    }
    return found;
  }
}

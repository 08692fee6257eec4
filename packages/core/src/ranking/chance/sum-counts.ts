/** How many sites there are of each class and sum: all that the spread of the scores depends on. */
import { GrowingList } from './growing-list.ts';
import type { SiteClass, Sites } from './sites.ts';

/** Sums up to this many times the root of the most frames to each side of 0 are counted; those beyond are few, and listed. */
const WINDOW = 48;

/** The counted sums of a class. */
interface Window {
  readonly of: SiteClass;
  /** Place of the sum 0 in the counts. */
  readonly middle: number;
}

export class SumCounts {
  private readonly reach: number;
  private readonly windows: readonly Window[];
  private readonly counts: Uint32Array;
  /** The sites that are not counted. */
  private readonly listed: Uint32Array;
  private readonly sites: Sites;

  constructor(sites: Sites) {
    this.sites = sites;
    const reach = Math.ceil(WINDOW * Math.sqrt(sites.stride));
    this.reach = reach;
    // A window with more places than the class has sites would take more memory than these.
    const large = sites.classes.filter((of) => 2 * reach < of.sites);
    this.windows = large.map((of, i) => ({ of, middle: i * (2 * reach + 1) + reach }));
    this.counts = new Uint32Array(this.windows.length * (2 * reach + 1));
    this.listed = this.count();
  }

  /** Calls with each phase, number of frames and sum that was seen, and how many sites have it; they may come in parts. */
  forEach(visit: (phase: number, frames: number, sum: number, sites: number) => void): void {
    const { counts, reach } = this;
    const { planes } = this.sites;
    for (const { of, middle } of this.windows) {
      for (let sum = -reach; sum <= reach; sum++) {
        const some = counts[middle + sum];
        if (some > 0) visit(of.phase, of.frames, sum, some);
      }
    }
    for (const i of this.listed) visit(this.sites.phaseAt(i), planes.count[i], planes.sum[i], 1);
  }

  /** Counts into the windows; returns the sites that are in none. */
  private count(): Uint32Array {
    const { planes, rows, columns, numbers } = this.sites;
    const middles = new Int32Array(numbers).fill(-1);
    for (const { of, middle } of this.windows) middles[of.number] = middle;
    const listed = new GrowingList();
    for (const row of rows) this.countRow(row, columns, planes, middles, listed);
    return listed.values;
  }

  /** @param middles of the windows by the number of a class, −1 where it has none */
  private countRow(
    { start, first }: Sites['rows'][number],
    columns: Sites['columns'],
    { sum, count }: Sites['planes'],
    middles: Int32Array,
    listed: GrowingList,
  ): void {
    const { counts, reach } = this;
    for (let x = 0; x < columns.length; x++) {
      const i = start + x;
      const middle = middles[first + columns[x] + count[i]];
      if (middle >= 0 && sum[i] <= reach && sum[i] >= -reach) counts[middle + sum[i]]++;
      else if (count[i] > 0) listed.push(i);
    }
  }
}

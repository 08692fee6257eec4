/** How many sites there are of each class and sum: all that the spread of the scores depends on. */
import type { SiteClass, SiteGrid } from './site-grid.ts';

/** Sums up to this many times the root of the most frames to each side of 0 are counted; those beyond are few, and listed. */
const WINDOW = 48;

/** The counted sums of a class. */
interface Window {
  readonly of: SiteClass;
  /** Place of the sum 0 in the counts. */
  readonly middle: number;
}

/** One entry per phase, number of frames and sum that was seen, with how many sites have it; they may come in parts. */
export class SumCounts {
  readonly phases: Uint16Array;
  readonly frames: Uint16Array;
  readonly sums: Int32Array;
  readonly sites: Uint32Array;

  constructor(sites: SiteGrid) {
    const reach = Math.ceil(WINDOW * Math.sqrt(sites.stride));
    // A window with more places than the class has sites would take more memory than these.
    const large = sites.classes.filter((of) => 2 * reach < of.sites);
    const windows = large.map((of, i) => ({ of, middle: i * (2 * reach + 1) + reach }));
    const places = windows.length * (2 * reach + 1);
    const { counts, listed } = sites.census.countSums({ middles: middlesOf(sites, windows), reach, length: places });
    let length = listed.length;
    for (let place = 0; place < places; place++) length += Math.min(1, counts[place]);
    [this.phases, this.frames] = [new Uint16Array(length), new Uint16Array(length)];
    [this.sums, this.sites] = [new Int32Array(length), new Uint32Array(length)];
    const behind = this.takeWindows(windows, counts, reach);
    this.takeListed(sites, listed, behind);
  }

  private takeWindows(windows: readonly Window[], counts: Uint32Array, reach: number): number {
    const { phases, frames, sums, sites } = this;
    let entry = 0;
    for (const { of, middle } of windows) {
      for (let sum = -reach; sum <= reach; sum++) {
        const some = counts[middle + sum];
        if (some === 0) continue;
        phases[entry] = of.phase;
        frames[entry] = of.frames;
        sums[entry] = sum;
        sites[entry++] = some;
      }
    }
    return entry;
  }

  private takeListed(of: SiteGrid, listed: Uint32Array, from: number): void {
    const { count, sum } = of.planes;
    for (let k = 0; k < listed.length; k++) {
      const i = listed[k];
      this.phases[from + k] = of.phaseAt(i);
      this.frames[from + k] = count[i];
      this.sums[from + k] = sum[i];
      this.sites[from + k] = 1;
    }
  }
}

/** @returns of each window, by the number of its class, the place of the sum 0; −1 of classes without one */
function middlesOf({ numbers }: SiteGrid, windows: readonly Window[]): Int32Array {
  const middles = new Int32Array(numbers).fill(-1);
  for (const { of, middle } of windows) middles[of.number] = middle;
  return middles;
}

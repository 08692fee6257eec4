/** How many sites there are of each class and sum: all that the spread of the scores depends on. */
import { GrowingList } from './growing-list.ts';
import type { SiteClass, Sites } from './sites.ts';

/** Sums up to this many times √n to each side of 0 are counted; those beyond are few, and listed. */
const WINDOW = 48;

/** The counted sums of a class. */
interface Window {
  readonly of: SiteClass;
  /** The first sum, that of `sites[0]`. */
  readonly least: number;
  readonly sites: Uint32Array;
}

export class SumCounts {
  private readonly windows: readonly Window[];
  /** The sites that are not counted. */
  private readonly listed: Uint32Array;
  private readonly sites: Sites;

  constructor(sites: Sites) {
    this.sites = sites;
    // A window with more places than the class has sites would take more memory than these.
    this.windows = sites.classes.flatMap((of) => {
      const reach = Math.ceil(WINDOW * Math.sqrt(of.frames));
      return 2 * reach < of.sites ? [{ of, least: -reach, sites: new Uint32Array(2 * reach + 1) }] : [];
    });
    this.listed = count(sites, this.windows);
  }

  /** Calls with each phase, number of frames and sum that was seen, and how many sites have it; they may come in parts. */
  forEach(visit: (phase: number, frames: number, sum: number, sites: number) => void): void {
    const { planes } = this.sites;
    for (const { of, least, sites } of this.windows) {
      for (let i = 0; i < sites.length; i++) if (sites[i] > 0) visit(of.phase, of.frames, least + i, sites[i]);
    }
    for (const i of this.listed) visit(this.sites.phaseAt(i), planes.count[i], planes.sum[i], 1);
  }
}

/** Counts into the windows; returns the sites that are in none. */
function count({ planes, rows, columns, stride, classes }: Sites, windows: readonly Window[]): Uint32Array {
  const { sum, count: frames } = planes;
  const length = Math.max(0, ...classes.map(({ number }) => number)) + stride;
  const leasts = new Int32Array(length);
  const places: Uint32Array[] = new Array<Uint32Array>(length).fill(new Uint32Array(0));
  for (const { of, least, sites } of windows) [leasts[of.number], places[of.number]] = [least, sites];
  const listed = new GrowingList();
  for (const { start, first } of rows) {
    for (let x = 0, i = start; x < columns.length; x++, i++) {
      const n = frames[i];
      if (n === 0) continue;
      const number = first + columns[x] + n;
      const place = sum[i] - leasts[number];
      const sites = places[number];
      if (place >= 0 && place < sites.length) sites[place]++;
      else listed.push(i);
    }
  }
  return listed.values;
}

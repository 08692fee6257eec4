/** What the sites of a window show in sum. */
import type { ClassScales } from '@hotpix/statistics';
import type { Sites } from './sites.ts';
import type { Clear } from './steps.ts';
import type { Window } from './window.ts';

/** How many sites differ clearly in how many frames: `times[frames]`, from 1 on. */
interface ClearTimes {
  readonly times: Uint32Array;
  /** Sites that do in any. */
  sites: number;
  /** The most frames. */
  most: number;
}

/** Counts of the sites of a window that count in a frame, and their scores. All is overwritten by the next window. */
export class WindowCounts {
  readonly window: Window;
  /** Sites. */
  length = 0;
  /** In which they count, added up. */
  frames = 0;
  private readonly clear: Readonly<Record<keyof Clear, ClearTimes>>;
  private readonly sites: Sites;
  private readonly scales: ClassScales;
  private readonly buffer: Float64Array;

  constructor(window: Window, scales: ClassScales) {
    const { sites } = window;
    const none = (): ClearTimes => ({ times: new Uint32Array(sites.stride), sites: 0, most: 0 });
    this.window = window;
    this.sites = sites;
    this.scales = scales;
    this.clear = { above: none(), below: none() };
    this.buffer = new Float64Array(window.size);
  }

  moveTo(x: number, y: number): void {
    const { window, clear } = this;
    const { runs } = window;
    const { rows } = this.sites;
    const { count, above, below } = this.sites.planes;
    const [overs, unders] = [clear.above, clear.below];
    reset(overs);
    reset(unders);
    window.moveTo(x, y);
    let [length, frames] = [0, 0];
    for (let run = 0; run < window.length; run += 3) {
      const { start } = rows[runs[run]];
      const end = start + runs[run + 2];
      for (let i = start + runs[run + 1]; i < end; i++) {
        const counted = count[i];
        if (counted === 0) continue;
        length++;
        frames += counted;
        if (above[i] !== 0) note(overs, above[i]);
        if (below[i] !== 0) note(unders, below[i]);
      }
    }
    this.length = length;
    this.frames = frames;
  }

  /**
   * Clear frames of the sites. Of the sites that have more of them than a share of all none counts for more than that share
   * does: they may be defective themselves.
   */
  clearOf(side: keyof Clear, share: number): number {
    const { times, sites, most: greatest } = this.clear[side];
    if (sites === 0) return 0;
    const without = this.length - sites;
    const place = Math.floor(share * this.length);
    let most = 0;
    for (let before = without; before <= place; before += times[most]) most++;
    most = Math.max(1, most);
    let seen = 0;
    for (let value = 1; value <= greatest; value++) seen += times[value] * Math.min(most, value);
    return seen;
  }

  /** The sizes of the scores that are larger than the least. */
  sizesBeyond(least: number): Float64Array {
    const { buffer, scales } = this;
    const { runs, length } = this.window;
    const { rows, columns } = this.sites;
    const { count, sum } = this.sites.planes;
    const { middles, units } = scales;
    // A little less, so that rounding takes none of those that are larger.
    const surely = least * (1 - 2 ** -40);
    let larger = 0;
    for (let run = 0; run < length; run += 3) {
      const { start, first } = rows[runs[run]];
      for (let x = runs[run + 1]; x < runs[run + 2]; x++) {
        const i = start + x;
        if (count[i] === 0) continue;
        const number = first + columns[x] + count[i];
        const unit = units[number];
        const apart = Math.abs(sum[i] - middles[number]);
        if (apart <= surely * unit) continue;
        const size = apart / unit;
        if (size > least) buffer[larger++] = size;
      }
    }
    return buffer.subarray(0, larger);
  }

  get scores(): Float64Array {
    const { buffer, scales } = this;
    const { runs, length } = this.window;
    const { rows, columns } = this.sites;
    const { count, sum } = this.sites.planes;
    const { middles, units } = scales;
    let seen = 0;
    for (let run = 0; run < length; run += 3) {
      const { start, first } = rows[runs[run]];
      for (let x = runs[run + 1]; x < runs[run + 2]; x++) {
        const i = start + x;
        if (count[i] === 0) continue;
        const number = first + columns[x] + count[i];
        buffer[seen++] = (sum[i] - middles[number]) / units[number];
      }
    }
    return buffer.subarray(0, seen);
  }
}

function reset(clear: ClearTimes): void {
  clear.times.fill(0, 0, clear.most + 1);
  clear.sites = 0;
  clear.most = 0;
}

function note(clear: ClearTimes, frames: number): void {
  clear.times[frames]++;
  clear.sites++;
  if (frames > clear.most) clear.most = frames;
}

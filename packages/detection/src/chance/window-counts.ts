/** What the sites of a window show. */
import type { Around, AroundCounted, ClassScales } from '@hotpix/statistics';
import type { Clear } from './steps.ts';
import type { Window } from './window.ts';

/** Counts of the sites of a window that count in a frame, and their scores. All is overwritten by the next window. */
export class WindowCounts {
  private readonly window: Window;
  private readonly around: Around;
  private counted: AroundCounted;

  constructor(window: Window, scales: ClassScales) {
    const { census, stride } = window.sites;
    this.window = window;
    this.around = census.around(scales, { runs: window.runs.length, sites: window.size, frames: stride - 1 });
    this.counted = this.around.look(window.runs, 0);
  }

  moveTo(x: number, y: number): void {
    const { window } = this;
    window.moveTo(x, y);
    this.counted = this.around.look(window.runs, window.length);
  }

  /** Sites. */
  get length(): number {
    return this.counted.length;
  }

  /** In which they count, added up. */
  get frames(): number {
    return this.counted.frames;
  }

  /**
   * Clear frames of the sites. Of the sites that have more of them than a share of all none counts for more than that share
   * does: they may be defective themselves.
   */
  clearOf(side: keyof Clear, share: number): number {
    const { length, [side]: clear } = this.counted;
    const { times } = clear;
    if (clear.sites === 0) return 0;
    const place = Math.floor(share * length);
    let most = 0;
    for (let before = length - clear.sites; before <= place; before += times[most]) most++;
    most = Math.max(1, most);
    let seen = 0;
    for (let value = 1; value <= clear.most; value++) seen += times[value] * Math.min(most, value);
    return seen;
  }

  /** The sizes of the scores that are larger than the least. */
  sizesBeyond(least: number): Float64Array {
    return this.around.sizesBeyond(least);
  }

  scores(): Float64Array {
    return this.around.scores();
  }
}

/** Tells light from what a single pixel does: no lens draws as finely as a pixel is wide. */
import { isPicture } from '@hotpix/statistics';
import type { Sites } from '../chance/sites.ts';
import { Window } from '../chance/window.ts';
import type { NullModel } from '../chance/null-model.ts';

/** Share of the pixels around the brightest that light shows on, more than the rest of a cluster of five. */
const LEAST = 5 / 8;
/**
 * Where it shows: score in standard deviations of chance, or excess in steps and as a share of the brightest pixel's; and in
 * either case the least amplitude, as a share of the brightest pixel's.
 */
const SHOWS = { score: 1.5, excess: 8, excessShare: 1 / 6, amplitude: 0.05 };
/**
 * What it leaves in sum on the less lit half of them: 2.5 standard deviations above what the sum of the lowest four of eight
 * normal variables is on average, and a share of what is in the middle.
 */
const DIMLY = { score: 1.1, share: 0.15 };
/**
 * A site that differs clearly in no more than this share of its frames may be met by something that passes; then this many
 * others are met as well, each by a share of it, and in amplitude by at most so many times as much.
 */
const PASSING = { frames: 0.5, others: 3, score: 3, share: 1 / 4, most: 8 };

/**
 * Whether what differs at a site may be light, or a shadow, that fell through a lens. Then it is a part of a spot: the pixels
 * around the brightest one near it, whatever their colour, show a part of what that shows. A point spread function of 0.7 pixels
 * in standard deviation leaves 36 % of its peak on the next pixel and 13 % on the one across the corner.
 */
export class Optics {
  private readonly nullModel: NullModel;
  private readonly sites: Sites;
  private readonly window: Window;

  constructor(nullModel: NullModel) {
    const { sites } = nullModel;
    this.nullModel = nullModel;
    this.sites = sites;
    this.window = new Window(sites, { reach: 1, hole: 0, withoutLines: false });
  }

  /** @param side on which the site differs: 1 above, −1 below */
  isLit(site: number, side: number): boolean {
    if (isPicture(this.sites.shape)) return false;
    const around = this.around(site);
    const score = side * Math.max(0, side * this.nullModel.score(site));
    return (
      this.isSpot(site, around, side) || this.isDimlyLit(around, side, score) || this.isMet(site, around, side, score)
    );
  }

  private isSpot(site: number, around: readonly number[], sign: number): boolean {
    const brightest = around.reduce(
      (best, i) => (sign * this.amplitude(i) > sign * this.amplitude(best) ? i : best),
      site,
    );
    const next = this.around(brightest);
    return next.filter((i) => this.shows(i, brightest, sign)).length >= LEAST * next.length;
  }

  private shows(i: number, brightest: number, sign: number): boolean {
    const { excess } = this.sites.planes;
    if (sign * this.amplitude(i) < SHOWS.amplitude * sign * this.amplitude(brightest)) return false;
    if (sign * this.nullModel.score(i) >= SHOWS.score) return true;
    return sign > 0 && excess[i] >= Math.max(SHOWS.excess, SHOWS.excessShare * excess[brightest]);
  }

  private isDimlyLit(around: readonly number[], sign: number, score: number): boolean {
    const scores = around.map((i) => sign * this.nullModel.score(i)).sort((a, b) => a - b);
    const half = scores.slice(0, scores.length >> 1).reduce((sum, each) => sum + each, 0);
    return half >= Math.max(DIMLY.score, DIMLY.share * Math.abs(score));
  }

  private isMet(site: number, around: readonly number[], sign: number, score: number): boolean {
    const { above, below, count, excess } = this.sites.planes;
    const clear = sign > 0 ? above : below;
    const isPassing = (i: number): boolean => clear[i] <= PASSING.frames * count[i];
    if (!isPassing(site)) return false;
    const least = Math.max(PASSING.score, PASSING.share * Math.abs(score));
    const leastExcess = sign > 0 ? Math.max(SHOWS.excess, SHOWS.excessShare * excess[site]) : Infinity;
    const most = PASSING.most * sign * this.amplitude(site);
    const met = around
      .filter((i) => isPassing(i) && sign * this.amplitude(i) <= most)
      .filter((i) => sign * this.nullModel.score(i) >= least || excess[i] >= leastExcess);
    return met.length >= PASSING.others;
  }

  private amplitude(i: number): number {
    const { residual, count } = this.sites.planes;
    return residual[i] / count[i];
  }

  private around(site: number): number[] {
    const { window } = this;
    const { width } = this.sites.shape;
    window.moveTo(site % width, Math.floor(site / width));
    return window.indices;
  }
}

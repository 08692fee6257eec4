/** What a sum of evidence is worth, and from where on a pixel is reported. */
import { EXCESS_FROM, REACH, STEPS } from '../../statistics/evidence.ts';
import { backgroundOf } from './background.ts';
import { Chance, EXACT_FRAMES_OF_EXCESS } from './chance.ts';
import { cautionOf, LimitTable, scenesIn } from './limit-table.ts';
import type { Sites } from './sites.ts';

/** Scores are binned this finely to find their spread. */
const BIN = 1 / 16;
const BINS = 4096;

/** How far a sum of n frames is from chance. */
export interface Standing {
  /** In standard deviations of chance; signed. */
  readonly score: number;
  /** Probability that chance gets one pixel this far, on this side. */
  readonly probability: number;
}

/** By the number of a class: `(sum - middles[number]) / units[number]` is the score of a site, 0 of those that do not count. */
export interface Scales {
  readonly middles: Float64Array;
  readonly units: Float64Array;
}

/** One class of sites, and what chance does there. */
class Phase {
  /** Of clipped z, in steps. */
  readonly chance: Chance;
  /** Of what clipped z has beyond the excess, in steps. */
  readonly excess: Chance;
  readonly bins = new Uint32Array(BINS);
  inflation = 1;

  constructor(histogram: Float64Array) {
    this.chance = new Chance(histogram);
    this.excess = new Chance(excessOf(histogram), EXACT_FRAMES_OF_EXCESS);
  }

  /** The sum of n steps in standard deviations of independent frames. */
  rawScore(n: number, sum: number): number {
    const { mean, deviation } = this.chance;
    return deviation === 0 ? 0 : (sum - n * mean) / (Math.sqrt(n) * deviation);
  }

  /** The middle of the sums of n steps, and how far from it a score of 1 lies. */
  scaleOf(n: number): { middle: number; unit: number } {
    const { mean, deviation } = this.chance;
    return { middle: n * mean, unit: deviation === 0 ? Infinity : Math.sqrt(n) * deviation * this.inflation };
  }
}

/**
 * The yardstick of a set: what its frames show by chance, phase by phase, widened where the pixels as a whole spread more
 * than independent frames could make them (fixed pattern in darks and flats, scenes that hardly change).
 */
export class Yardstick {
  readonly sites: Sites;
  /** Factor by which the middle 68 % of the scores spread more than chance would have it, at least 1; the mean over the phases. */
  readonly inflation: number;
  /** Standard deviation of a step by chance, the mean over the phases. */
  readonly deviation: number;
  private readonly phases: readonly Phase[];
  /** Phase by phase, of each probability that was asked for. */
  private readonly limits = new Map<number, LimitTable[]>();
  /** How often a scene comes: what differs in one of its frames differs in all. */
  readonly repeats: number;

  /** @param except sites that are known to be defective, or to be smeared over by a defect */
  constructor(sites: Sites, repeats: number, except: Iterable<number> = []) {
    this.sites = sites;
    this.repeats = repeats;
    this.phases = backgroundOf(sites.planes, sites.shape, except).map((histogram) => new Phase(histogram));
    this.spreadScores();
    const seen = this.phases.filter(({ chance }) => chance.deviation > 0);
    const mean = (value: (phase: Phase) => number): number =>
      seen.length === 0 ? 0 : seen.reduce((sum, phase) => sum + value(phase), 0) / seen.length;
    this.inflation = seen.length === 0 ? 1 : mean(({ inflation }) => inflation);
    this.deviation = mean(({ chance }) => chance.deviation);
  }

  /** Sites whose sum, or excess, chance would carry there with at most that probability, in the order of their indices. */
  beyond(probability: number): Uint32Array {
    const limits = this.limitsOf(probability);
    return this.sites.outliers.beyond(({ phase, frames }) => limits[phase].of(frames));
  }

  /** The score of a site, divided by what its surroundings are wider than chance. */
  score(i: number, widening = 1): number {
    const { count, sum } = this.sites.planes;
    return this.scoreOf(this.sites.phaseAt(i), count[i], sum[i]) / widening;
  }

  /** The score of sites of a phase with that sum of n frames. */
  scoreOf(phase: number, n: number, sum: number): number {
    return this.phases[phase].rawScore(n, sum) / this.phases[phase].inflation;
  }

  /** The scales of all classes. */
  get scales(): Scales {
    const { classes, numbers } = this.sites;
    const scales = { middles: new Float64Array(numbers), units: new Float64Array(numbers).fill(Infinity) };
    for (const { phase, frames, number } of classes) {
      const { middle, unit } = this.phases[phase].scaleOf(frames);
      [scales.middles[number], scales.units[number]] = [middle, unit];
    }
    return scales;
  }

  /** What the sum of a site is worth. */
  standing(i: number, widening = 1): Standing {
    const { chance, inflation } = this.phases[this.sites.phaseAt(i)];
    const n = this.sites.planes.count[i];
    const middle = n * chance.mean;
    const s = middle + (this.sites.planes.sum[i] - middle) / (inflation * widening * cautionOf(this.repeats));
    const probability = s >= middle ? chance.atLeast(n, s) : chance.atMost(n, s);
    return { score: this.score(i, widening), probability };
  }

  /** Probability that chance gives a site its excess. */
  excessProbability(i: number, widening = 1): number {
    const { excess, inflation } = this.phases[this.sites.phaseAt(i)];
    const { count, excess: sum } = this.sites.planes;
    return excess.atLeast(scenesIn(count[i], this.repeats), sum[i] / (this.repeats * inflation * widening));
  }

  /** Shares of the pixels seen in n frames that chance puts between each two scores, which ascend, on the mean of the phases. */
  shares(n: number, scores: readonly number[]): number[] {
    const ofPhases = this.phases.map(({ chance }) => sharesOf(chance, n, scores));
    return scores.slice(1).map((_, i) => ofPhases.reduce((sum, shares) => sum + shares[i], 0) / ofPhases.length);
  }

  /** The score that a pixel seen in n frames must reach, null where none can; the largest of those of the phases. */
  threshold(n: number, probability: number): number | null {
    const limits = this.limitsOf(probability);
    const scores = this.phases
      .map((phase, i) => ({ phase, limit: limits[i] }))
      .filter(({ phase }) => phase.chance.deviation > 0)
      .map(({ phase, limit }) => phase.rawScore(n, limit.of(n).high) / phase.inflation);
    const within = scores.filter(Number.isFinite);
    return within.length === 0 ? null : Math.max(...within);
  }

  private limitsOf(probability: number): LimitTable[] {
    const { repeats } = this;
    const limits = this.limits.get(probability);
    if (limits) return limits;
    const made = this.phases.map(
      ({ chance, excess, inflation }) => new LimitTable(chance, excess, { inflation, repeats }, probability),
    );
    this.limits.set(probability, made);
    return made;
  }

  private spreadScores(): void {
    const { phases, frames, sums, sites } = this.sites.sums;
    for (let entry = 0; entry < sums.length; entry++) {
      const phase = this.phases[phases[entry]];
      const bin = Math.round(phase.rawScore(frames[entry], sums[entry]) / BIN) + BINS / 2;
      phase.bins[Math.max(0, Math.min(BINS - 1, bin))] += sites[entry];
    }
    for (const phase of this.phases) {
      const spread = quantile(phase.bins, 0.8413) - quantile(phase.bins, 0.1587);
      phase.inflation = Math.max(1, (spread * BIN) / 2);
    }
  }
}

/** Shares between two scores above 0 are what upper tails lack, of those below what lower tails do. */
function sharesOf(chance: Chance, n: number, scores: readonly number[]): number[] {
  const sumAt = (score: number): number => n * chance.mean + score * Math.sqrt(n) * chance.deviation;
  const lower = scores.map((score) => (score > 0 ? NaN : chance.atMost(n, below(sumAt(score)))));
  const upper = scores.map((score, i) => (scores[i + 1] <= 0 ? NaN : chance.atLeast(n, sumAt(score))));
  return scores.slice(1).map((to, i) => Math.max(0, to <= 0 ? lower[i + 1] - lower[i] : upper[i] - upper[i + 1]));
}

/** The greatest whole number less than a sum. */
const below = (sum: number): number => Math.ceil(sum) - 1;

/** How often each step beyond the excess was seen, from the histogram of all steps. */
function excessOf(histogram: Float64Array): Float64Array {
  const from = EXCESS_FROM * STEPS;
  const reach = REACH - from;
  const excess = new Float64Array(2 * reach + 1);
  histogram.forEach((count, i) => (excess[reach + Math.max(0, i - REACH - from)] += count));
  return excess;
}

/** Index of the bin below which the given share of all counts lies. */
function quantile(bins: Uint32Array, share: number): number {
  const total = bins.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  const index = bins.findIndex((count) => (sum += count) >= share * total);
  return Math.max(0, index);
}

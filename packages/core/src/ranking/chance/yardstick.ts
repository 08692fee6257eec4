/** What a sum of evidence is worth, and from where on a pixel is reported. */
import type { FrameShape } from '../../nouns.ts';
import { EXCESS_FROM, REACH, STEPS, type EvidencePlanes } from '../../statistics/evidence.ts';
import { phaseAt, phasesOf } from '../../statistics/view.ts';
import { backgroundOf } from './background.ts';
import { Chance } from './chance.ts';
import { cautionOf, LimitTable, scenesIn } from './limit-table.ts';

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
    this.excess = new Chance(excessOf(histogram));
  }

  /** The sum of n steps in standard deviations of independent frames. */
  rawScore(n: number, sum: number): number {
    const { mean, deviation } = this.chance;
    return deviation === 0 ? 0 : (sum - n * mean) / (Math.sqrt(n) * deviation);
  }
}

/**
 * The yardstick of a set: what its frames show by chance, phase by phase, widened where the pixels as a whole spread more
 * than independent frames could make them (fixed pattern in darks and flats, scenes that hardly change).
 */
export class Yardstick {
  /** Pixels with at least one frame that counts. */
  readonly sites: number;
  /** Factor by which the middle 68 % of the scores spread more than chance would have it, at least 1; the mean over the phases. */
  readonly inflation: number;
  /** Standard deviation of a step by chance, the mean over the phases. */
  readonly deviation: number;
  private readonly shape: FrameShape;
  private readonly planes: EvidencePlanes;
  private readonly phases: readonly Phase[];
  /** How often a scene comes: what differs in one of its frames differs in all. */
  readonly repeats: number;

  /** @param except sites that are known to be defective, or to be smeared over by a defect */
  constructor(planes: EvidencePlanes, shape: FrameShape, repeats: number, except: Iterable<number> = []) {
    this.shape = shape;
    this.planes = planes;
    this.repeats = repeats;
    this.phases = backgroundOf(planes, shape, except).map((histogram) => new Phase(histogram));
    this.sites = this.spreadScores();
    const seen = this.phases.filter(({ chance }) => chance.deviation > 0);
    const mean = (value: (phase: Phase) => number): number =>
      seen.length === 0 ? 0 : seen.reduce((sum, phase) => sum + value(phase), 0) / seen.length;
    this.inflation = seen.length === 0 ? 1 : mean(({ inflation }) => inflation);
    this.deviation = mean(({ chance }) => chance.deviation);
  }

  /** Sites whose sum, or excess, chance would carry there with at most that probability; each is looked at once. */
  *beyond(probability: number): Generator<number> {
    const { count, sum, excess } = this.planes;
    const limits = this.phases.map(
      ({ chance, excess: over, inflation }) =>
        new LimitTable(chance, over, { inflation, repeats: this.repeats }, probability),
    );
    for (let i = 0; i < sum.length; i++) {
      if (count[i] === 0) continue;
      const { low, high, most } = limits[this.phaseAt(i)].of(count[i]);
      if (sum[i] >= high || sum[i] <= low || excess[i] >= most) yield i;
    }
  }

  /** The score of a site, divided by what its surroundings are wider than chance. */
  score(i: number, widening = 1): number {
    const { chance, inflation } = this.phases[this.phaseAt(i)];
    const { count, sum } = this.planes;
    const { mean, deviation } = chance;
    return deviation === 0 ? 0 : (sum[i] - count[i] * mean) / (Math.sqrt(count[i]) * deviation) / inflation / widening;
  }

  /** What the sum of a site is worth. */
  standing(i: number, widening = 1): Standing {
    const { chance, inflation } = this.phases[this.phaseAt(i)];
    const n = this.planes.count[i];
    const middle = n * chance.mean;
    const s = middle + (this.planes.sum[i] - middle) / (inflation * widening * cautionOf(this.repeats));
    const probability = s >= middle ? chance.atLeast(n, s) : chance.atMost(n, s);
    return { score: this.score(i, widening), probability };
  }

  /** Probability that chance gives a site its excess. */
  excessProbability(i: number, widening = 1): number {
    const { excess, inflation } = this.phases[this.phaseAt(i)];
    const { count, excess: sum } = this.planes;
    return excess.atLeast(scenesIn(count[i], this.repeats), sum[i] / (this.repeats * inflation * widening));
  }

  /** Share of pixels seen in n frames that chance puts between two scores, on the mean of the phases. */
  share(n: number, from: number, to: number): number {
    const shares = this.phases.map(({ chance }) => shareOf(chance, n, from, to));
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }

  /** The score that a pixel seen in n frames must reach, null where none can; the largest of those of the phases. */
  threshold(n: number, probability: number): number | null {
    const scores = this.phases
      .filter(({ chance }) => chance.deviation > 0)
      .map((phase) => {
        const { chance, excess, inflation } = phase;
        const { high } = new LimitTable(chance, excess, { inflation, repeats: this.repeats }, probability).of(n);
        return phase.rawScore(n, high) / inflation;
      });
    const within = scores.filter(Number.isFinite);
    return within.length === 0 ? null : Math.max(...within);
  }

  private phaseAt(i: number): number {
    return phaseAt(phasesOf(this.shape), this.shape.width, i);
  }

  private spreadScores(): number {
    const { sum, count } = this.planes;
    let sites = 0;
    for (let i = 0; i < sum.length; i++) {
      if (count[i] === 0) continue;
      sites++;
      const phase = this.phases[this.phaseAt(i)];
      const bin = Math.round(phase.rawScore(count[i], sum[i]) / BIN) + BINS / 2;
      phase.bins[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    for (const phase of this.phases) {
      const spread = quantile(phase.bins, 0.8413) - quantile(phase.bins, 0.1587);
      phase.inflation = Math.max(1, (spread * BIN) / 2);
    }
    return sites;
  }
}

function shareOf(chance: Chance, n: number, from: number, to: number): number {
  const sumAt = (score: number): number => n * chance.mean + score * Math.sqrt(n) * chance.deviation;
  if (to <= 0) return Math.max(0, chance.atMost(n, below(sumAt(to))) - chance.atMost(n, below(sumAt(from))));
  return Math.max(0, chance.atLeast(n, sumAt(from)) - chance.atLeast(n, sumAt(to)));
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

/** What a sum of evidence is worth, and from where on a pixel is reported. */
import { type EvidencePlanes } from '../statistics/evidence.ts';
import { Chance } from './chance.ts';

/** Scores are binned this finely to find their spread. */
const BIN = 1 / 16;
const BINS = 4096;

export interface Standing {
  /** In standard deviations of chance; signed. */
  readonly score: number;
  /** Probability that chance gets one pixel this far, on this side. */
  readonly probability: number;
}

/**
 * The yardstick of a set: what its frames show by chance, widened where the pixels as a whole spread more than
 * independent frames could make them (fixed pattern in darks and flats, scenes that hardly change).
 */
export class Yardstick {
  readonly chance: Chance;
  /** Pixels with at least one frame that counts. */
  readonly sites: number;
  /** Factor by which the middle 68 % of the scores spread more than chance would have it, at least 1. */
  readonly inflation: number;
  private readonly limits = new Map<number, { low: number; high: number }>();
  private readonly probability: number;

  /** @param expectedFalse pixels of the whole sensor that chance may carry beyond the limits */
  constructor(planes: EvidencePlanes, expectedFalse: number) {
    this.chance = new Chance(planes.histogram);
    const bins = new Uint32Array(BINS);
    let sites = 0;
    for (let i = 0; i < planes.sum.length; i++) {
      if (planes.count[i] === 0) continue;
      sites++;
      const bin = Math.round(this.rawScore(planes.count[i], planes.sum[i]) / BIN) + BINS / 2;
      bins[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    this.sites = sites;
    this.inflation = Math.max(1, ((quantile(bins, sites, 0.8413) - quantile(bins, sites, 0.1587)) * BIN) / 2);
    this.probability = expectedFalse / Math.max(1, sites) / 2;
  }

  /** Whether the sum of n frames' steps lies beyond what chance is allowed. */
  isBeyond(n: number, sum: number): boolean {
    let limit = this.limits.get(n);
    if (!limit) this.limits.set(n, (limit = { low: this.lowest(n), high: this.highest(n) }));
    return sum >= limit.high || sum <= limit.low;
  }

  standing(n: number, sum: number): Standing {
    const s = this.deflate(n, sum);
    const probability = s >= n * this.chance.mean ? this.chance.atLeast(n, s) : this.chance.atMost(n, s);
    return { score: this.score(n, sum), probability };
  }

  /** The sum of n frames' steps in standard deviations of chance. */
  score(n: number, sum: number): number {
    return this.rawScore(n, sum) / this.inflation;
  }

  /** Share of pixels seen in n frames that chance puts between two scores. */
  share(n: number, from: number, to: number): number {
    const { mean, deviation } = this.chance;
    const sumAt = (score: number): number => n * mean + score * Math.sqrt(n) * deviation;
    if (to <= 0)
      return Math.max(0, this.chance.atMost(n, below(sumAt(to))) - this.chance.atMost(n, below(sumAt(from))));
    return Math.max(0, this.chance.atLeast(n, sumAt(from)) - this.chance.atLeast(n, sumAt(to)));
  }

  /** The score that a pixel seen in n frames must reach, null where none can. */
  threshold(n: number): number | null {
    const high = this.highest(n);
    return high === Infinity ? null : this.standing(n, high).score;
  }

  private rawScore(n: number, sum: number): number {
    const { mean, deviation } = this.chance;
    return deviation === 0 ? 0 : (sum - n * mean) / (Math.sqrt(n) * deviation);
  }

  private deflate(n: number, sum: number): number {
    const mean = n * this.chance.mean;
    return mean + (sum - mean) / this.inflation;
  }

  private highest(n: number): number {
    return this.search(n, 1);
  }

  private lowest(n: number): number {
    return -this.search(n, -1);
  }

  /** The least sum, times sign, whose tail is short enough; infinite where even the greatest is not. */
  private search(n: number, sign: 1 | -1): number {
    const most = n * this.chance.reach;
    const isShort = (size: number): boolean => {
      const s = this.deflate(n, sign * size);
      return (sign === 1 ? this.chance.atLeast(n, s) : this.chance.atMost(n, s)) <= this.probability;
    };
    if (!isShort(most)) return Infinity;
    let [long, short] = [0, most];
    while (short - long > 1) {
      const middle = Math.floor((long + short) / 2);
      if (isShort(middle)) short = middle;
      else long = middle;
    }
    return short;
  }
}

/** The greatest whole number less than a sum. */
const below = (sum: number): number => Math.ceil(sum) - 1;

/** Index of the bin below which the given share of all counts lies. */
function quantile(bins: Uint32Array, total: number, share: number): number {
  let sum = 0;
  const index = bins.findIndex((count) => (sum += count) >= share * total);
  return Math.max(0, index);
}

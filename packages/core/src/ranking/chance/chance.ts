/** How far the evidence of a pixel gets by chance: the distribution of a sum of n frames' steps, drawn from what the set shows. */
import { normalDensity, normalTail } from '../../statistics/special.ts';

/** Up to this many frames the distribution is computed outright; beyond it, by the saddlepoint approximation. */
export const EXACT_FRAMES = 16;
/** The same for what comes in few frames only, of which it takes more for the approximation to hold. */
export const EXACT_FRAMES_OF_EXCESS = 64;

interface Tails {
  /** P(sum ≤ its place). */
  readonly lower: Float64Array;
  /** P(sum ≥ its place). */
  readonly upper: Float64Array;
}

/** Steps towards a tilt, and from which relative change on it is found. */
const MOST_TILTS = 100;
const TILT_PRECISION = 1e-12;

/** The least w² for which the approximation is used. */
const LEAST_SQUARE = 1e-6;

/** A distribution tilted by e^(t·step): its cumulant, mean and variance. */
interface Tilted {
  readonly cumulant: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * The sum of n independent steps whose distribution is the histogram of all steps of the set.
 * Steps are whole numbers from −reach to reach; `histogram[reach + step]` counts them.
 */
export class Chance {
  /** Mean of a step. */
  readonly mean: number;
  /** Standard deviation of a step. */
  readonly deviation: number;
  /** The greatest step. */
  readonly reach: number;
  private readonly exactFrames: number;
  /** The least step that was seen, and the probabilities from it to the greatest that was. */
  private readonly lowest: number;
  private readonly probabilities: Float64Array;
  /** Of n = 1, 2, ... steps: probability of each sum from n·lowest on. */
  private readonly sums: Float64Array[] = [];
  private readonly tails: Tails[] = [];

  constructor(histogram: Float64Array, exactFrames = EXACT_FRAMES) {
    this.reach = (histogram.length - 1) / 2;
    this.exactFrames = exactFrames;
    const total = histogram.reduce((sum, count) => sum + count, 0);
    const first = Math.max(
      0,
      histogram.findIndex((count) => count > 0),
    );
    const end =
      Math.max(
        first,
        histogram.findLastIndex((count) => count > 0),
      ) + 1;
    this.lowest = first - this.reach;
    this.probabilities = histogram.slice(first, end).map((count) => (total === 0 ? 0 : count / total));
    this.mean = this.expect((step) => step);
    this.deviation = Math.sqrt(this.expect((step) => (step - this.mean) ** 2));
  }

  /** P(sum of n steps ≥ s). */
  atLeast(n: number, s: number): number {
    const least = Math.ceil(s);
    return n <= this.exactFrames ? this.exactTail(n, least, 1) : this.saddlepointTail(n, least, 1);
  }

  /** P(sum of n steps ≤ s). */
  atMost(n: number, s: number): number {
    const most = Math.floor(s);
    return n <= this.exactFrames ? this.exactTail(n, most, -1) : this.saddlepointTail(n, -most, -1);
  }

  private exactTail(n: number, s: number, sign: 1 | -1): number {
    const tails = this.tailsOf(n)[sign === 1 ? 'upper' : 'lower'];
    const index = s - n * this.lowest;
    if (sign === 1) return index >= tails.length ? 0 : tails[Math.max(0, index)];
    return index < 0 ? 0 : tails[Math.min(tails.length - 1, index)];
  }

  /** Tails of the sum of n steps by its index, added from the far end inwards: small numbers before large ones. */
  private tailsOf(n: number): Tails {
    const known = this.tails[n];
    if (known) return known;
    const lower = this.sumsOf(n).slice();
    const upper = lower.slice();
    for (let i = 1; i < lower.length; i++) lower[i] += lower[i - 1];
    for (let i = upper.length - 2; i >= 0; i--) upper[i] += upper[i + 1];
    return (this.tails[n] = { lower, upper });
  }

  private sumsOf(n: number): Float64Array {
    if (this.sums.length === 0) this.sums.push(this.probabilities);
    while (this.sums.length < n) this.sums.push(convolve(this.sums[this.sums.length - 1], this.probabilities));
    return this.sums[n - 1];
  }

  /**
   * Lugannani & Rice (1980) with the continuity correction for lattice variables of Daniels (1987):
   * P(S ≥ s) ≈ 1 − Φ(w) + φ(w)(1/u − 1/w).
   */
  private saddlepointTail(n: number, s: number, sign: 1 | -1): number {
    const most = sign === 1 ? this.lowest + this.probabilities.length - 1 : -this.lowest;
    if (s > n * most) return 0;
    if (s === n * most) return this.probabilityOf(sign * most) ** n;
    if (s <= n * sign * this.mean) return 1;
    const t = this.tilt(s / n, sign);
    const { cumulant, variance } = this.tilted(t, sign);
    const square = 2 * (t * s - n * cumulant);
    // So near to the mean the two terms of the correction cancel out to nothing but rounding.
    if (!(square > LEAST_SQUARE)) return normalTail((s - 0.5 - n * sign * this.mean) / Math.sqrt(n * variance));
    const w = Math.sqrt(square);
    const u = (1 - Math.exp(-t)) * Math.sqrt(n * variance);
    return Math.min(1, Math.max(0, normalTail(w) + normalDensity(w) * (1 / u - 1 / w)));
  }

  /** The t at which the mean of the tilted distribution is as wanted, by Newton's method within bounds: the mean grows with t. */
  private tilt(wanted: number, sign: 1 | -1): number {
    let [low, high] = [0, Infinity];
    let t = (wanted - sign * this.mean) / this.deviation ** 2;
    for (let i = 0; i < MOST_TILTS; i++) {
      const { mean, variance } = this.tilted(t, sign);
      if (mean < wanted) low = t;
      else high = t;
      const next = t + (wanted - mean) / variance;
      const isWithin = next > low && next < high;
      const bisected = high === Infinity ? 2 * t : (low + high) / 2;
      const last = t;
      t = isWithin ? next : bisected;
      if (Math.abs(t - last) <= TILT_PRECISION * t) break;
    }
    return t;
  }

  private tilted(t: number, sign: 1 | -1): Tilted {
    const { probabilities, lowest } = this;
    const length = probabilities.length;
    const most = sign === 1 ? lowest + length - 1 : -lowest;
    const decay = Math.exp(-t);
    let [weight, sum, first, second] = [1, 0, 0, 0];
    for (let i = 0; i < length; i++) {
      const part = weight * probabilities[sign === 1 ? length - 1 - i : i];
      const step = most - i;
      sum += part;
      first += part * step;
      second += part * step * step;
      weight *= decay;
    }
    const mean = first / sum;
    return { cumulant: Math.log(sum) + t * most, mean, variance: second / sum - mean * mean };
  }

  private probabilityOf(step: number): number {
    return this.probabilities[step - this.lowest];
  }

  private expect(value: (step: number) => number): number {
    return this.probabilities.reduce((sum, probability, i) => sum + probability * value(i + this.lowest), 0);
  }
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let j = 0; j < b.length; j++) {
    if (b[j] === 0) continue;
    for (let i = 0; i < a.length; i++) sum[i + j] += a[i] * b[j];
  }
  return sum;
}

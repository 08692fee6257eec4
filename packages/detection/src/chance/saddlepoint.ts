/** The tails of a sum of n independent steps, by an approximation that holds far out as well. */
import { exp, log, normalDensity, normalTail, power } from '@hotpix/statistics';

/** Steps towards a tilt, and from which relative change on it is found. */
const MOST_TILTS = 100;
const TILT_PRECISION = 1e-12;

/** The least w² for which the approximation is used. */
const LEAST_SQUARE = 1e-3;

/** A distribution tilted by e^(t·step): its cumulant, mean and variance. */
interface Tilted {
  readonly t: number;
  readonly cumulant: number;
  readonly mean: number;
  readonly variance: number;
}

/** The upper tail of sums of steps. */
export class Saddlepoint {
  /** From the greatest step down. */
  private readonly probabilities: Float64Array;
  private readonly most: number;
  private readonly mean: number;
  /** The last that was looked for: the next one is mostly near. */
  private near: Tilted;

  /**
   * @param probabilities of the steps from the greatest down
   * @param most the greatest step
   * @param mean of a step
   */
  constructor(probabilities: Float64Array, most: number, mean: number) {
    this.probabilities = probabilities;
    this.most = most;
    this.mean = mean;
    this.near = this.tilted(0);
  }

  /**
   * P(sum of n steps ≥ s), by Lugannani & Rice (1980) with the continuity correction for lattice variables of Daniels (1987):
   * P(S ≥ s) ≈ 1 − Φ(w) + φ(w)(1/u − 1/w).
   */
  atLeast(n: number, s: number): number {
    const { most, mean } = this;
    if (s > n * most) return 0;
    if (s === n * most) return power(this.probabilities[0], n);
    if (s <= n * mean) return 1;
    const { t, cumulant, variance } = this.tilt(s / n);
    const square = 2 * (t * s - n * cumulant);
    // So near to the mean the two terms of the correction cancel out to nothing but rounding.
    if (!(square > LEAST_SQUARE)) return normalTail((s - 0.5 - n * mean) / Math.sqrt(n * variance));
    const w = Math.sqrt(square);
    const u = (1 - exp(-t)) * Math.sqrt(n * variance);
    return Math.min(1, Math.max(0, normalTail(w) + normalDensity(w) * (1 / u - 1 / w)));
  }

  /** Tilted so that the mean is as wanted, by Newton's method within bounds: the mean grows with t. */
  private tilt(wanted: number): Tilted {
    let [low, high] = [0, Infinity];
    let tilted = this.near;
    for (let i = 0; i < MOST_TILTS; i++) {
      const { t, mean, variance } = tilted;
      if (mean < wanted) low = t;
      else high = t;
      const newton = t + (wanted - mean) / variance;
      const isWithin = newton > low && newton < high;
      const next = isWithin ? newton : high === Infinity ? 2 * t : (low + high) / 2;
      if (Math.abs(next - t) <= TILT_PRECISION * next) break;
      tilted = this.tilted(next);
    }
    return (this.near = tilted);
  }

  private tilted(t: number): Tilted {
    const { probabilities, most } = this;
    const decay = exp(-t);
    let [weight, sum, first, second] = [1, 0, 0, 0];
    for (let i = 0; i < probabilities.length; i++) {
      const part = weight * probabilities[i];
      sum += part;
      first += part * i;
      second += part * i * i;
      weight *= decay;
    }
    const below = first / sum;
    return { t, cumulant: log(sum) + t * most, mean: most - below, variance: second / sum - below * below };
  }
}

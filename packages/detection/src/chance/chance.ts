/** How far the evidence of a pixel gets by chance: the distribution of a sum of n frames' steps, drawn from what the set shows. */
import { ExactSums } from './exact-sums.ts';
import { Saddlepoint } from './saddlepoint.ts';

/** Up to this many frames the distribution is computed outright; beyond it, by the saddlepoint approximation. */
export const EXACT_FRAMES = 16;
/** The same for what comes in few frames only, of which it takes more for the approximation to hold. */
export const EXACT_FRAMES_OF_EXCESS = 64;

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
  /** The least step that was seen. */
  private readonly lowest: number;
  private readonly exact: ExactSums;
  /** Of the steps from the least on to the greatest that were seen. */
  private readonly probabilities: Float64Array;
  private knownAbove: Saddlepoint | undefined;
  private knownBelow: Saddlepoint | undefined;

  constructor(histogram: Float64Array, exactFrames = EXACT_FRAMES) {
    this.reach = (histogram.length - 1) / 2;
    this.exactFrames = exactFrames;
    const first = Math.max(
      0,
      histogram.findIndex((count) => count > 0),
    );
    const last = Math.max(
      first,
      histogram.findLastIndex((count) => count > 0),
    );
    this.lowest = first - this.reach;
    const probabilities = sharesOf(histogram, first, last + 1);
    this.mean = meanOf(probabilities, this.lowest);
    this.deviation = deviationOf(probabilities, this.lowest, this.mean);
    this.probabilities = probabilities;
    this.exact = new ExactSums(probabilities);
  }

  /** P(sum of n steps ≥ s). */
  atLeast(n: number, s: number): number {
    const least = Math.ceil(s);
    return n <= this.exactFrames ? this.exact.atLeast(n, least - n * this.lowest) : this.above.atLeast(n, least);
  }

  /** P(sum of n steps ≤ s). */
  atMost(n: number, s: number): number {
    const most = Math.floor(s);
    return n <= this.exactFrames ? this.exact.atMost(n, most - n * this.lowest) : this.below.atLeast(n, -most);
  }

  private get above(): Saddlepoint {
    const { probabilities, lowest, mean } = this;
    return (this.knownAbove ??= new Saddlepoint(probabilities.toReversed(), lowest + probabilities.length - 1, mean));
  }

  private get below(): Saddlepoint {
    return (this.knownBelow ??= new Saddlepoint(this.probabilities, -this.lowest, -this.mean));
  }
}

/** Of all counts those of a part. */
function sharesOf(histogram: Float64Array, from: number, to: number): Float64Array {
  let total = 0;
  for (let i = 0; i < histogram.length; i++) total += histogram[i];
  const shares = histogram.slice(from, to);
  for (let i = 0; i < shares.length; i++) shares[i] = total === 0 ? 0 : shares[i] / total;
  return shares;
}

function meanOf(probabilities: Float64Array, lowest: number): number {
  let mean = 0;
  for (let i = 0; i < probabilities.length; i++) mean += probabilities[i] * (i + lowest);
  return mean;
}

function deviationOf(probabilities: Float64Array, lowest: number, mean: number): number {
  let variance = 0;
  for (let i = 0; i < probabilities.length; i++) variance += probabilities[i] * (i + lowest - mean) ** 2;
  return Math.sqrt(variance);
}

/** How far the good pixels of a sensor go: the tail of a distribution that is not normal. */
import { exp, expm1, normalTail } from '@hotpix/statistics';

/** Fewer sites than this tell no tail. */
const LEAST = 20;

/**
 * The upper tail of standardised deviations. Dark current is skewed and has a longer tail than a normal distribution of its
 * width (Baer, Proc. SPIE 6068, 2006, fits gamma and log-normal ones). The excess over a high value u is about exponential for
 * all of these, the limit of Pickands (1975) with shape 0: P(Z ≥ z) = A·exp(−(z − u)/b). Here u is half the limit that a
 * normal distribution would have. What lies beyond that limit may be defects and is left out; b is the maximum-likelihood
 * estimate of an exponential distribution cut off there. The tail is never taken to be shorter than the normal one.
 */
export class Tail {
  /** The deviation beyond which a good site lies with the given probability. */
  readonly limit: number;
  /** u; infinite where the tail is taken as normal. */
  private readonly from: number = Infinity;
  /** A */
  private readonly share: number = 0;
  /** b */
  private readonly scale: number = 0;

  /**
   * @param ascending standardised deviations of a sample of sites, in ascending order
   * @param probability by which a good site may be beyond the limit
   */
  constructor(ascending: Float64Array, probability: number) {
    const cut = solve((z) => normalTail(z) <= probability, 0, 40);
    const from = cut / 2;
    const members = ascending.subarray(firstFrom(ascending, from), firstFrom(ascending, cut));
    if (members.length >= LEAST) {
      const excess = members.reduce((sum, z) => sum + z - from, 0) / members.length;
      this.from = from;
      this.scale = cutExponential(excess, cut - from);
      this.share = members.length / ascending.length / -expm1((from - cut) / this.scale);
    }
    this.limit = solve((z) => this.atLeast(z) <= probability, 0, MOST);
  }

  /** P(Z ≥ z) for a good site. */
  atLeast(z: number): number {
    const normal = normalTail(z);
    return z <= this.from ? normal : Math.max(normal, this.share * exp((this.from - z) / this.scale));
  }
}

/** No limit is looked for beyond this. */
const MOST = 1e6;

/** Scale of an exponential distribution whose values below `cut` have that mean: mean = b − cut/(exp(cut/b) − 1). */
function cutExponential(mean: number, cut: number): number {
  const most = 1e3 * cut;
  return solve((b) => b - cut / expm1(cut / b) >= mean, 0, most);
}

/** The least number of a range from which on a condition holds; the end where it never does. */
function solve(holds: (x: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Index of the first that is not less. */
function firstFrom(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

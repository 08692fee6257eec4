/** What samples of the picture have in common. */

/** Where neighbouring samples are alike, in samples: the correlation falls to 1/e over as many. */
export const LENGTH = 16;
/** The level of the surroundings is unknown, to the standard deviation of numbers even between 0 and 255. */
const LEVEL = 74 ** 2;
/** No sample further from a block says anything of it. */
export const FURTHEST = 48;
/** More than two samples lie apart that matter to one block. */
const SPAN = 8 + 2 * FURTHEST;

/** Of samples that lie so far apart, across and down, the distance as a share of LENGTH. */
const DISTANCES = Float64Array.from(
  { length: SPAN * SPAN },
  (_, at) => Math.hypot(at % SPAN, Math.floor(at / SPAN)) / LENGTH,
);

/** Covariances of samples, worked out once a distance, which are fewer than pairs. */
export class Similarity {
  private readonly xs: Int32Array;
  private readonly ys: Int32Array;
  private readonly variance: number;
  private readonly power: number;
  /** By the distance down and across; 0 for those that are not known yet. */
  private readonly known: Float64Array;
  private readonly across: number;

  /** @param power of the distance with which the logarithm of the correlation falls */
  constructor(points: readonly { readonly x: number; readonly y: number }[], variance: number, power: number) {
    this.xs = Int32Array.from(points, ({ x }) => x);
    this.ys = Int32Array.from(points, ({ y }) => y);
    this.variance = variance;
    this.power = power;
    this.across = rangeOf(this.xs);
    this.known = new Float64Array(this.across * rangeOf(this.ys));
  }

  /** Writes those of a point with all up to itself. */
  put(i: number, into: Float64Array, at: number): void {
    for (let k = 0; k <= i; k++) into[at + k] = this.of(i, k);
  }

  /** A level, and those of a point with all, each times its weight, added up one after another. */
  weighted(i: number, weights: Float64Array, level: number): number {
    let sum = level;
    for (let k = 0; k < weights.length; k++) sum += weights[k] * this.of(i, k);
    return sum;
  }

  private of(i: number, k: number): number {
    const [dx, dy] = [Math.abs(this.xs[i] - this.xs[k]), Math.abs(this.ys[i] - this.ys[k])];
    const at = this.across * dy + dx;
    return this.known[at] || (this.known[at] = this.at(dx, dy));
  }

  private at(dx: number, dy: number): number {
    return LEVEL + this.variance * Math.exp(-(DISTANCES[SPAN * dy + dx] ** this.power));
  }
}

function rangeOf(numbers: Int32Array): number {
  let [least, most] = [numbers[0], numbers[0]];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return most - least + 1;
}

/** The distribution of a sum of n independent steps, added up outright. */
import { convolve } from '@hotpix/statistics';

/** Sums of whole multiples of so many steps are kept on the way to those of more, which are then never far. */
const KEPT = 8;

/** Probabilities of sums by their place: that of the least is 0. */
class Sums {
  readonly probabilities: Float64Array;
  private knownLower: Float64Array | undefined;
  private knownUpper: Float64Array | undefined;

  constructor(probabilities: Float64Array) {
    this.probabilities = probabilities;
  }

  /** P(sum ≤ its place), added from the far end inwards: small numbers before large ones. */
  get lower(): Float64Array {
    if (this.knownLower) return this.knownLower;
    const lower = this.probabilities.slice();
    for (let i = 1; i < lower.length; i++) lower[i] += lower[i - 1];
    return (this.knownLower = lower);
  }

  /** P(sum ≥ its place), likewise. */
  get upper(): Float64Array {
    if (this.knownUpper) return this.knownUpper;
    const upper = this.probabilities.slice();
    for (let i = upper.length - 2; i >= 0; i--) upper[i] += upper[i + 1];
    return (this.knownUpper = upper);
  }
}

/**
 * The sums of n steps are those of two halves, and of one of these the tails are enough: so but half as many steps are added up,
 * which takes a quarter of the time.
 */
export class ExactSums {
  private readonly steps: Float64Array;
  /** By the number of steps. */
  private readonly known: Map<number, Sums>;

  /** @param steps probability of each step, from the least on */
  constructor(steps: Float64Array) {
    this.steps = steps;
    this.known = new Map([
      [0, new Sums(Float64Array.of(1))],
      [1, new Sums(steps)],
    ]);
  }

  /** P(sum of n steps ≥ its place). */
  atLeast(n: number, place: number): number {
    const [one, other] = this.halvesOf(n);
    const [{ probabilities }, { upper }] = [one, other];
    // From there on the one half is enough, whatever the other.
    const enough = Math.min(Math.max(0, place), probabilities.length);
    let tail = (one.upper[enough] ?? 0) * upper[0];
    for (let i = Math.max(0, place - upper.length + 1); i < enough; i++) tail += probabilities[i] * upper[place - i];
    return tail;
  }

  /** P(sum of n steps ≤ its place). */
  atMost(n: number, place: number): number {
    const [one, other] = this.halvesOf(n);
    const [{ probabilities }, { lower }] = [one, other];
    const last = lower.length - 1;
    // Up to there the one half is little enough, whatever the other.
    const enough = Math.min(place - last, probabilities.length - 1);
    let tail = (one.lower[enough] ?? 0) * lower[last];
    for (let i = Math.max(0, enough + 1); i < Math.min(place + 1, probabilities.length); i++) {
      tail += probabilities[i] * lower[place - i];
    }
    return tail;
  }

  private halvesOf(n: number): [Sums, Sums] {
    return [this.of(Math.floor(n / 2)), this.of(Math.ceil(n / 2))];
  }

  private of(n: number): Sums {
    const { known, steps } = this;
    const sums = known.get(n);
    if (sums) return sums;
    const mark = KEPT * Math.floor((n - 1) / KEPT);
    let fewer = n - 1;
    while (fewer > mark && !known.has(fewer)) fewer--;
    const made = new Sums(convolve(this.of(fewer).probabilities, steps, { times: n - fewer }));
    known.set(n, made);
    return made;
  }
}

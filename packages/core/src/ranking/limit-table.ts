import type { Chance } from './chance.ts';

/** Sums of n frames from which on a site lies beyond chance. */
export interface Limit {
  readonly low: number;
  readonly high: number;
  /** Of the excess. */
  readonly most: number;
}

/** The limits of one class of sites, by the number of frames that count. */
export class LimitTable {
  private readonly chance: Chance;
  private readonly excess: Chance;
  private readonly inflation: number;
  private readonly probability: number;
  private readonly known: Limit[] = [];

  /** @param probability that chance carries a site beyond one of the limits */
  constructor(chance: Chance, excess: Chance, inflation: number, probability: number) {
    this.chance = chance;
    this.excess = excess;
    this.inflation = inflation;
    this.probability = probability;
  }

  of(n: number): Limit {
    return (this.known[n] ??= {
      low: -this.search(this.chance, n, -1),
      high: this.search(this.chance, n, 1),
      most: this.search(this.excess, n, 1),
    });
  }

  /** The least sum, times sign, whose tail is short enough; infinite where even the greatest is not. */
  private search(chance: Chance, n: number, sign: 1 | -1): number {
    const most = n * chance.reach;
    const isShort = (size: number): boolean => {
      const middle = chance === this.chance ? n * chance.mean : 0;
      const s = middle + (sign * size - middle) / this.inflation;
      return (sign === 1 ? chance.atLeast(n, s) : chance.atMost(n, s)) <= this.probability;
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

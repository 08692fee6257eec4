import type { Chance } from './chance.ts';

/** Sums of n frames from which on a site lies beyond chance. */
export interface Limit {
  readonly low: number;
  readonly high: number;
  /** Of the excess. */
  readonly most: number;
}

/** How chance is widened. */
export interface Spread {
  /** Factor by which sums spread more than independent frames would make them, at least 1. */
  readonly inflation: number;
  /** How often a scene comes, at least 1. */
  readonly repeats: number;
}

/** The limits of one class of sites, by the number of frames that count. */
export class LimitTable {
  private readonly chance: Chance;
  private readonly excess: Chance;
  private readonly spread: Spread;
  private readonly probability: number;
  private readonly known: Limit[] = [];

  /** @param probability that chance carries a site beyond one of the limits */
  constructor(chance: Chance, excess: Chance, spread: Spread, probability: number) {
    this.chance = chance;
    this.excess = excess;
    this.spread = spread;
    this.probability = probability;
  }

  of(n: number): Limit {
    return (this.known[n] ??= {
      low: -this.searchSum(n, -1),
      high: this.searchSum(n, 1),
      most: this.searchExcess(n),
    });
  }

  /** The least sum, times sign, whose tail is short enough. */
  private searchSum(n: number, sign: 1 | -1): number {
    const { chance } = this;
    const middle = n * chance.mean;
    const { inflation, repeats } = this.spread;
    return leastOf(n * chance.reach, (size) => {
      const s = middle + (sign * size - middle) / (inflation * cautionOf(repeats));
      return (sign === 1 ? chance.atLeast(n, s) : chance.atMost(n, s)) <= this.probability;
    });
  }

  private searchExcess(n: number): number {
    const { inflation, repeats } = this.spread;
    const scenes = scenesIn(n, repeats);
    return leastOf(
      n * this.excess.reach,
      (size) => this.excess.atLeast(scenes, size / (repeats * inflation)) <= this.probability,
    );
  }
}

/** Scenes in n frames, each of which comes so often. */
export function scenesIn(n: number, repeats: number): number {
  return Math.max(1, Math.round(n / repeats));
}

/**
 * Factor by which sums are taken less seriously when scenes come again. Of r frames of one scene the noise adds up as of any r
 * frames, its edges as √r times that; a site has some of both, and between 1 and √r the factor is their geometric mean.
 */
export function cautionOf(repeats: number): number {
  return repeats ** 0.25;
}

/** The least whole number up to the most for which the test holds; infinite where it does not even for the most. */
function leastOf(most: number, holds: (size: number) => boolean): number {
  if (!holds(most)) return Infinity;
  let [without, held] = [-1, most];
  while (held - without > 1) {
    const middle = Math.floor((without + held) / 2);
    if (holds(middle)) held = middle;
    else without = middle;
  }
  return held;
}

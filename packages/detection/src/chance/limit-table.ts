import { binomialTail } from '@hotpix/statistics';
import type { Chance } from './chance.ts';

/** Sums of n frames from which on a site lies beyond chance. */
export interface Limit {
  readonly low: number;
  readonly high: number;
  /** Of the excess. */
  readonly most: number;
  /** Number of frames clearly below. */
  readonly below: number;
}

/** How chance is widened. */
export interface Spread {
  /** Factor by which sums spread more than independent frames would make them, at least 1. */
  readonly inflation: number;
  /** How often a scene comes, at least 1. */
  readonly repeats: number;
}

/** Where a limit lies in standard deviations of what it limits: there about is the next one, of other frames, as well. */
class Usual {
  private deviations: number;

  /** @param deviations where the first one is looked for */
  constructor(deviations: number) {
    this.deviations = deviations;
  }

  /** The least whole number up to the most for which the test holds; infinite where it does not even for the most. */
  search(most: number, { middle, unit }: { middle: number; unit: number }, holds: (size: number) => boolean): number {
    const found = leastFrom(Math.round(middle + this.deviations * unit), most, holds);
    if (found === most && !holds(most)) return Infinity;
    if (unit > 0) this.deviations = (found - middle) / unit;
    return found;
  }
}

export class UsualLimits {
  readonly low = new Usual(6);
  readonly high = new Usual(6);
  readonly most = new Usual(10);
}

/** The limits of one class of sites, by the number of frames that count. */
export class LimitTable {
  private readonly chance: Chance;
  private readonly excess: Chance;
  private readonly clearlyBelow: number;
  private readonly spread: Spread;
  private readonly probability: number;
  private readonly known: Limit[] = [];
  private readonly usual: UsualLimits;

  /**
   * @param clearlyBelow share of the frames in which chance lets a site differ clearly below
   * @param probability that chance carries a site beyond one of the limits
   * @param usual where limits are looked for, that tables of classes which are alike may have in common
   */
  constructor(
    chance: Chance,
    excess: Chance,
    clearlyBelow: number,
    spread: Spread,
    probability: number,
    usual = new UsualLimits(),
  ) {
    this.chance = chance;
    this.excess = excess;
    this.clearlyBelow = clearlyBelow;
    this.spread = spread;
    this.probability = probability;
    this.usual = usual;
  }

  of(n: number): Limit {
    return (this.known[n] ??= {
      low: -this.searchSum(n, -1),
      high: this.searchSum(n, 1),
      most: this.searchExcess(n),
      below: this.searchBelow(n),
    });
  }

  /** The least sum, times sign, whose tail is short enough. */
  private searchSum(n: number, sign: 1 | -1): number {
    const { chance, usual, probability } = this;
    const middle = n * chance.mean;
    const { inflation, repeats } = this.spread;
    const widening = inflation * cautionOf(repeats);
    const scale = { middle: sign * middle, unit: widening * chance.deviation * Math.sqrt(n) };
    return usual[sign === 1 ? 'high' : 'low'].search(n * chance.reach, scale, (size) => {
      const s = middle + (sign * size - middle) / widening;
      return (sign === 1 ? chance.atLeast(n, s) : chance.atMost(n, s)) <= probability;
    });
  }

  private searchExcess(n: number): number {
    const { excess, usual, probability } = this;
    const { inflation, repeats } = this.spread;
    const scenes = scenesIn(n, repeats);
    const widening = repeats * inflation;
    const scale = { middle: widening * scenes * excess.mean, unit: widening * excess.deviation * Math.sqrt(scenes) };
    return usual.most.search(n * excess.reach, scale, (size) => excess.atLeast(scenes, size / widening) <= probability);
  }

  private searchBelow(n: number): number {
    const { clearlyBelow, probability, spread } = this;
    const holds = (clear: number): boolean => clearTail(n, clear, clearlyBelow, spread) <= probability;
    return holds(n) ? leastFrom(Math.ceil(n * clearlyBelow) + 3, n, holds) : Infinity;
  }
}

/**
 * Probability that chance lets a site differ clearly in so many of n frames. Of a scene that comes again all frames count as one,
 * and where sites spread more than independent frames would make them, those frames count for less.
 * @param rate share of the frames in which it does
 */
export function clearTail(n: number, clear: number, rate: number, { inflation, repeats }: Spread): number {
  const scenes = scenesIn(n, repeats);
  return binomialTail(scenes, Math.floor(((clear / n) * scenes) / inflation), rate);
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

/**
 * The least whole number from 0 on for which a test holds, which does from there on, and for the most.
 * @param near where it is looked for first, then in growing steps, then by halves
 */
export function leastFrom(near: number, most: number, holds: (size: number) => boolean): number {
  let [without, held] = [-1, most];
  for (let next = near, step = 1; held - without > 1; step *= 2) {
    const size = next > without && next < held ? next : Math.floor((without + held) / 2);
    if (holds(size)) held = size;
    else without = size;
    next = held === size ? size - step : size + step;
  }
  return held;
}

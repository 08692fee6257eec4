/** What chance does in one phase: a place in the mosaic, or in the blocks of a codec. */
import { log } from '@hotpix/statistics';
import { Chance, EXACT_FRAMES_OF_EXCESS } from './chance.ts';
import { clearSharesOf, excessOf, moreClear, type Clear } from './steps.ts';

/** One class of sites, and what chance does there. */
export class Phase {
  /** Of clipped z, in steps. */
  readonly chance: Chance;
  /** Of what clipped z has beyond the excess, in steps. */
  readonly excess: Chance;
  /** Shares of the steps that are clear differences. */
  readonly clear: Clear;
  inflation = 1;
  private readonly histogram: Float64Array;
  private readonly known = new Map<number, Phase>();

  constructor(histogram: Float64Array) {
    this.histogram = histogram;
    this.chance = new Chance(histogram);
    this.excess = new Chance(excessOf(histogram), EXACT_FRAMES_OF_EXCESS);
    this.clear = clearSharesOf(histogram);
  }

  /** The same where clear differences are more frequent by these factors, which are rounded up to powers of √2. */
  with({ above, below }: Clear): Phase {
    const [a, b] = [rootsIn(above), rootsIn(below)];
    if (a <= 0 && b <= 0) return this;
    const key = a * MOST_ROOTS + b;
    const known = this.known.get(key);
    if (known) return known;
    const made = new Phase(moreClear(this.histogram, { above: powerOfRoot(a), below: powerOfRoot(b) }));
    made.inflation = this.inflation;
    this.known.set(key, made);
    return made;
  }

  /** The sum of n steps in standard deviations of independent frames. */
  rawScore(n: number, sum: number): number {
    return (sum - this.middleOf(n)) / this.rawUnitOf(n);
  }

  /** The middle of the sums of n steps. */
  middleOf(n: number): number {
    return n * this.chance.mean;
  }

  /** The standard deviation of the sum of n steps in independent frames; infinite where all are the same. */
  rawUnitOf(n: number): number {
    const { deviation } = this.chance;
    return deviation === 0 ? Infinity : Math.sqrt(n) * deviation;
  }

  /** The middle of the sums of n steps, and how far from it a score of 1 lies. */
  scaleOf(n: number): { middle: number; unit: number } {
    return { middle: this.middleOf(n), unit: this.rawUnitOf(n) * this.inflation };
  }
}

/** More than any number has. */
const MOST_ROOTS = 4096;

/** How many times √2 a factor is, rounded up. */
const rootsIn = (factor: number): number => (factor === 1 ? 0 : Math.ceil((2 * log(factor)) / Math.LN2 - 1e-9));

/** √2 to a whole power. */
const powerOfRoot = (n: number): number => 2 ** Math.floor(n / 2) * (n % 2 === 0 ? 1 : Math.SQRT2);

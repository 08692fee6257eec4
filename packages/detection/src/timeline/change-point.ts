/**
 * Whether, and from where on, a signal is there in a series of measurements. The likelihood of every place of the change is reckoned, with
 * the strength of the signal averaged out over a grid: Smith, A Bayesian approach to inference about a change-point in a sequence of random
 * variables, Biometrika 62 (1975) 407. A share of all measurements is of something else (Tukey's contaminated normal distribution), so that
 * none speaks for more than a few others.
 */
import { exp, log } from '@hotpix/statistics';
import { normalised, nearestOf, type Interval } from './interval.ts';

/** Measurements in their order. */
export interface Series {
  readonly values: ArrayLike<number>;
  /** Standard deviations of the values where there is no signal; NaN where nothing was measured. */
  readonly sigmas: ArrayLike<number>;
  /** By how many independent ones each counts, 0 to 1. */
  readonly weights: ArrayLike<number>;
}

/** What the signal may be. */
export interface SignalModel {
  /** Expected values at a strength of 1, in the order of the series: how the signal may follow the conditions, each as likely as the others. */
  readonly shapes: readonly ArrayLike<number>[];
  /** By which share of itself the signal may scatter, each as likely as the others. */
  readonly scatters: readonly number[];
  /** The most that a value can be, in the order of the series. @default any */
  readonly most?: ArrayLike<number>;
}

/** Natural logarithms of how much likelier the series is if the signal is there than if it never is. */
export interface ChangePoint {
  /** There from the first to the last. */
  readonly throughout: number;
  /** Absent at first: there from some measurement on, each as likely as the others. */
  readonly appeared: number;
  /** There at first, and absent from some measurement on. */
  readonly gone: number;
  /** How much likelier it is that it comes and goes while it is there than that it stays. */
  readonly blinks: number;
  /** The first measurement with it, if it appeared; undefined for a series of one. */
  readonly onset: Interval | undefined;
  /** The first measurement without it, if it is gone. */
  readonly end: Interval | undefined;
}

/** Share of measurements that tell nothing of the signal, and how wide they scatter, in standard deviations. */
const [STRAY, STRAY_WIDTH] = [0.05, 10];
/** Shares of the measurements in which a signal that comes and goes is there. */
const SHARES = [0.25, 0.5, 0.75];
/** Each strength is this many times the one before. */
const STEP = 1.3;
/** The least strength shows by that many standard deviations where it shows best. */
const LEAST = 1;
/** A strength is looked at as far as a value that differs by this many standard deviations asks for it. */
const CLEAR = 3;
const MOST_STRENGTHS = 80;
/** What is less likely by that in the logarithm changes no sum. */
const NEGLIGIBLE = 40;

/** What a series says of a signal. Its time is in proportion to measurements, shapes and scatters. */
export function changePointOf(series: Series, model: SignalModel): ChangePoint {
  const n = series.values.length;
  const steady = new Sums(n);
  const blinking = new Sums(n);
  const stray = strayOf(series);
  const odds = new Float64Array(n);
  const gains = new Float64Array(n);
  for (const shape of model.shapes) {
    for (const strength of strengthsOf(series, shape)) {
      for (const scatter of model.scatters) {
        oddsOf(series, expectedOf(shape, strength, model.most), scatter, stray, odds);
        for (const share of [1, ...SHARES]) {
          for (let i = 0; i < n; i++) gains[i] = series.weights[i] * log(share * odds[i] + 1 - share);
          (share === 1 ? steady : blinking).add(gains);
        }
      }
    }
  }
  return conclude(steady, blinking, n);
}

function conclude(steady: Sums, blinking: Sums, n: number): ChangePoint {
  const from = meanOf(steady.from, blinking.from);
  const until = meanOf(steady.until, blinking.until);
  const change = (sums: Float64Array): Float64Array => sums.subarray(1, n);
  // There all along is told by both.
  const whole = (sums: Sums): number => logAdd(logSum(sums.from.subarray(0, n)), logSum(change(sums.until)));
  return {
    throughout: from[0],
    appeared: n > 1 ? logSum(change(from)) - log(n - 1) : -Infinity,
    gone: n > 1 ? logSum(change(until)) - log(n - 1) : -Infinity,
    blinks: whole(blinking) - whole(steady),
    onset: n > 1 ? intervalOf(change(from)) : undefined,
    end: n > 1 ? intervalOf(change(until)) : undefined,
  };
}

/** Of a signal that stays, and of one that comes and goes: either is as likely. */
const meanOf = (steady: Float64Array, blinking: Float64Array): Float64Array =>
  steady.map((value, i) => logAdd(value, blinking[i]) - Math.LN2);

/** @param likelihoods logarithms, of the second place and those behind it */
function intervalOf(likelihoods: Float64Array): Interval {
  const { best, from, to } = nearestOf(normalised(likelihoods));
  return { best: best + 1, from: from + 1, to: to + 1 };
}

/** Mean likelihoods over all signals that were looked at, by the place of the change, in the logarithm. */
class Sums {
  private readonly fromSums: Float64Array;
  private readonly untilSums: Float64Array;
  /** Logarithm of what the sums are multiples of: the most that came so far, so that none overflows. */
  private unit = 0;
  private added = 0;
  private readonly gained: Float64Array;

  constructor(n: number) {
    this.fromSums = new Float64Array(n + 1);
    this.untilSums = new Float64Array(n + 1);
    this.gained = new Float64Array(n + 1);
  }

  /** @param gains how much each measurement speaks for the signal, in the logarithm */
  add(gains: Float64Array): void {
    const { gained, fromSums, untilSums } = this;
    const n = gains.length;
    let [least, most] = [0, 0];
    for (let i = 0; i < n; i++) {
      gained[i + 1] = gained[i] + gains[i];
      least = Math.min(least, gained[i + 1]);
      most = Math.max(most, gained[i + 1]);
    }
    const all = gained[n];
    this.raise(Math.max(most, all - least));
    this.added++;
    for (let i = 0; i <= n; i++) {
      const [from, until] = [all - gained[i] - this.unit, gained[i] - this.unit];
      if (from > -NEGLIGIBLE) fromSums[i] += exp(from);
      if (until > -NEGLIGIBLE) untilSums[i] += exp(until);
    }
  }

  /** There from that place on. */
  get from(): Float64Array {
    return this.meansOf(this.fromSums);
  }

  /** There before that place. */
  get until(): Float64Array {
    return this.meansOf(this.untilSums);
  }

  private raise(most: number): void {
    if (most <= this.unit) return;
    const factor = exp(this.unit - most);
    this.unit = most;
    for (const sums of [this.fromSums, this.untilSums]) for (let i = 0; i < sums.length; i++) sums[i] *= factor;
  }

  private meansOf(sums: Float64Array): Float64Array {
    return sums.map((sum) => log(sum) + this.unit - log(Math.max(1, this.added)));
  }
}

/** Densities of what tells nothing of the signal, with the part it has of all; 0 where nothing was measured. */
function strayOf({ values, sigmas }: Series): Float64Array {
  return Float64Array.from(sigmas, (sigma, i) => {
    if (!(sigma > 0)) return 0;
    const width = STRAY_WIDTH * sigma;
    // Its tails are those of the Cauchy distribution, that no value be impossible.
    return STRAY / (Math.PI * width * (1 + (values[i] / width) ** 2));
  });
}

/** How much likelier each measurement is with a signal than without; 1 where nothing was measured. */
function oddsOf(
  { values, sigmas }: Series,
  expected: Float64Array,
  scatter: number,
  stray: Float64Array,
  odds: Float64Array,
): void {
  for (let i = 0; i < odds.length; i++) {
    if (stray[i] === 0) {
      odds[i] = 1;
      continue;
    }
    const variance = sigmas[i] ** 2;
    const without = normal(values[i], variance);
    const having = normal(values[i] - expected[i], variance + (scatter * expected[i]) ** 2);
    odds[i] = ((1 - STRAY) * having + stray[i]) / ((1 - STRAY) * without + stray[i]);
  }
}

function expectedOf(shape: ArrayLike<number>, strength: number, most?: ArrayLike<number>): Float64Array {
  return Float64Array.from(shape, (value, i) => Math.min(strength * value, most?.[i] ?? Infinity));
}

const normal = (difference: number, variance: number): number =>
  exp((-difference * difference) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

/** Strengths from the least that could show up to the most that a value asks for, in equal ratios. */
function strengthsOf({ values, sigmas }: Series, shape: ArrayLike<number>): number[] {
  let [clearest, most] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (!(sigmas[i] > 0)) continue;
    clearest = Math.max(clearest, Math.abs(shape[i]) / sigmas[i]);
    const isClear = values[i] * shape[i] > 0 && Math.abs(values[i]) > CLEAR * sigmas[i];
    if (isClear) most = Math.max(most, values[i] / shape[i]);
  }
  if (clearest === 0) return [];
  const strengths = [LEAST / clearest];
  while (strengths.length < MOST_STRENGTHS && (strengths.length < 6 || strengths[strengths.length - 1] < most))
    strengths.push(strengths[strengths.length - 1] * STEP);
  return strengths;
}

function logAdd(a: number, b: number): number {
  const [more, less] = a > b ? [a, b] : [b, a];
  return more === -Infinity ? more : more + log(1 + exp(less - more));
}

const logSum = (logarithms: Float64Array): number => logarithms.reduce(logAdd, -Infinity);

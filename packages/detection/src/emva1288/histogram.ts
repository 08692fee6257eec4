/** The histograms of EMVA 1288: how often which deviation comes, and how many samples deviate by so much or more. */
import { exp } from '@hotpix/statistics';

/** Most bins of a histogram. */
const BINS = 256;

/** Bins of equal width; bin i holds the values from `from + i * step` on, up to the next bin. */
export interface Histogram {
  readonly from: number;
  readonly step: number;
  /** Samples of each bin. */
  readonly counts: number[];
}

/**
 * The histogram of whole numbers in at most 256 bins: as wide as the least whole number that keeps to that, from the least
 * value on.
 */
export function histogramOf(values: Float64Array): Histogram {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const step = most - least + 1 > BINS ? Math.floor((most - least) / BINS) + 1 : 1;
  const counts = new Array<number>(Math.floor((most - least) / step) + 1).fill(0);
  for (const value of values) counts[Math.floor((value - least) / step)]++;
  return { from: least, step, counts };
}

/**
 * Samples that a normal distribution of the values' own mean and standard deviation would put into each bin: the density
 * in the middle of the bin's whole numbers times its width.
 */
export function normalCounts({ from, step, counts }: Histogram, values: Float64Array): number[] {
  let mean = 0;
  for (const value of values) mean += value;
  mean /= values.length;
  let variance = 0;
  for (const value of values) variance += (value - mean) ** 2;
  variance /= values.length;
  if (variance === 0) return counts.slice();
  const peak = (values.length * step) / Math.sqrt(2 * Math.PI * variance);
  return counts.map((_, bin) => peak * exp(-((from + bin * step + (step - 1) / 2 - mean) ** 2) / (2 * variance)));
}

/** Percentage of the samples in each bin or a later one. */
export function accumulate(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  return counts.map((_, i) => (100 * (sum += counts[counts.length - 1 - i])) / total).reverse();
}

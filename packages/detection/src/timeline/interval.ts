import { exp } from '@hotpix/statistics';

/** A place among others, and the interval around it that holds it nearly always. */
export interface Interval {
  /** The likeliest place. */
  readonly best: number;
  /** The first and the last place of the interval. */
  readonly from: number;
  readonly to: number;
}

/** What the interval holds of all likelihood. */
const HELD = 0.95;

/** Likelihoods that add up to 1, of their logarithms. */
export function normalised(logarithms: Float64Array): Float64Array {
  const most = logarithms.reduce((a, b) => Math.max(a, b), -Infinity);
  const likelihoods = logarithms.map((one) => exp(one - most));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  return likelihoods.map((one) => one / sum);
}

/** The likeliest place, with as many beside it, the likelier side first, as hold 95 % together. @param shares of one or more places */
export function nearestOf(shares: Float64Array): Interval {
  const best = shares.indexOf(shares.reduce((a, b) => Math.max(a, b), -Infinity));
  let [from, to, held] = [best, best, shares[best]];
  while (held < HELD && (from > 0 || to < shares.length - 1)) {
    const [before, after] = [shares[from - 1] ?? -1, shares[to + 1] ?? -1];
    held += before >= after ? shares[--from] : shares[++to];
  }
  return { best, from, to };
}

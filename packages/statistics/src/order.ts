/** Order statistics of eight numbers. */

export interface EightSorted {
  /** The second smallest. */
  second: number;
  /** The fourth and fifth, between which the median lies. */
  fourth: number;
  fifth: number;
  /** The second largest. */
  seventh: number;
}

/** Difference of the seventh and second of eight normal samples, in standard deviations (expected value of order statistics). */
export const SPREAD_OF_EIGHT = 1.7044;

/**
 * The order statistics of eight numbers, written to `out`. A sorting network of 19 comparisons (Batcher's odd-even merge
 * sort).
 */
// eslint-disable-next-line max-lines-per-function -- a network is one exchange after another
export function sortEight(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
  out: EightSorted,
): void {
  let t = a < b ? a : b;
  b = a > b ? a : b;
  a = t;
  t = c < d ? c : d;
  d = c > d ? c : d;
  c = t;
  t = e < f ? e : f;
  f = e > f ? e : f;
  e = t;
  t = g < h ? g : h;
  h = g > h ? g : h;
  g = t;
  t = a < c ? a : c;
  c = a > c ? a : c;
  a = t;
  t = b < d ? b : d;
  d = b > d ? b : d;
  b = t;
  t = e < g ? e : g;
  g = e > g ? e : g;
  e = t;
  t = f < h ? f : h;
  h = f > h ? f : h;
  f = t;
  t = b < c ? b : c;
  c = b > c ? b : c;
  b = t;
  t = f < g ? f : g;
  g = f > g ? f : g;
  f = t;
  e = a > e ? a : e;
  t = b < f ? b : f;
  f = b > f ? b : f;
  b = t;
  t = c < g ? c : g;
  g = c > g ? c : g;
  c = t;
  d = d < h ? d : h;
  t = c < e ? c : e;
  e = c > e ? c : e;
  c = t;
  t = d < f ? d : f;
  f = d > f ? d : f;
  d = t;
  out.second = b < c ? b : c;
  out.fourth = d < e ? d : e;
  out.fifth = d > e ? d : e;
  out.seventh = f > g ? f : g;
}

/** Order statistics of eight numbers, many sites at a time. */

/** The second smallest of eight. */
export let second: v128;
/** The fourth and fifth, between which the median lies. */
export let fourth: v128;
export let fifth: v128;
/** The second greatest. */
export let seventh: v128;

/**
 * Order statistics of the eight neighbours of a vector of sites, left in the variables above: Batcher's odd-even merge sort, 19
 * comparisons.
 *
 * @param at of the first site
 * @param offsets eight i32, in bytes
 */
// @ts-ignore: decorator
@inline
export function sortEight<T>(at: usize, offsets: usize): void {
  let a = v128.load(at + load<i32>(offsets));
  let b = v128.load(at + load<i32>(offsets, 4));
  let c = v128.load(at + load<i32>(offsets, 8));
  let d = v128.load(at + load<i32>(offsets, 12));
  let e = v128.load(at + load<i32>(offsets, 16));
  let f = v128.load(at + load<i32>(offsets, 20));
  let g = v128.load(at + load<i32>(offsets, 24));
  let h = v128.load(at + load<i32>(offsets, 28));
  let t = v128.min<T>(a, b);
  b = v128.max<T>(a, b);
  a = t;
  t = v128.min<T>(c, d);
  d = v128.max<T>(c, d);
  c = t;
  t = v128.min<T>(e, f);
  f = v128.max<T>(e, f);
  e = t;
  t = v128.min<T>(g, h);
  h = v128.max<T>(g, h);
  g = t;
  t = v128.min<T>(a, c);
  c = v128.max<T>(a, c);
  a = t;
  t = v128.min<T>(b, d);
  d = v128.max<T>(b, d);
  b = t;
  t = v128.min<T>(e, g);
  g = v128.max<T>(e, g);
  e = t;
  t = v128.min<T>(f, h);
  h = v128.max<T>(f, h);
  f = t;
  t = v128.min<T>(b, c);
  c = v128.max<T>(b, c);
  b = t;
  t = v128.min<T>(f, g);
  g = v128.max<T>(f, g);
  f = t;
  e = v128.max<T>(a, e);
  t = v128.min<T>(b, f);
  f = v128.max<T>(b, f);
  b = t;
  t = v128.min<T>(c, g);
  g = v128.max<T>(c, g);
  c = t;
  d = v128.min<T>(d, h);
  t = v128.min<T>(c, e);
  e = v128.max<T>(c, e);
  c = t;
  t = v128.min<T>(d, f);
  f = v128.max<T>(d, f);
  d = t;
  second = v128.min<T>(b, c);
  fourth = v128.min<T>(d, e);
  fifth = v128.max<T>(d, e);
  seventh = v128.max<T>(f, g);
}

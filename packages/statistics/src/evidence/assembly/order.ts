/** Order statistics of eight numbers, many sites at a time. */

/** The second smallest of eight. */
export let second: v128;
/** The fourth and fifth, between which the median lies. */
export let fourth: v128;
export let fifth: v128;
/** The second greatest. */
export let seventh: v128;

/** Order statistics of the eight neighbours of a vector of sites, left in the variables above. */
// @ts-ignore: decorator
@inline
export function sortNeighbours<T>(at: usize, offsets: usize): void {
  sortEight<T>(
    neighbour(at, offsets, 0),
    neighbour(at, offsets, 1),
    neighbour(at, offsets, 2),
    neighbour(at, offsets, 3),
    neighbour(at, offsets, 4),
    neighbour(at, offsets, 5),
    neighbour(at, offsets, 6),
    neighbour(at, offsets, 7),
  );
}

/** The same of u16 sites where two kinds take turns; the offsets of the first kind come first. */
// @ts-ignore: decorator
@inline
export function sortNeighboursInTurns(at: usize, offsets: usize): void {
  sortEight<u16>(
    inTurns(at, offsets, 0),
    inTurns(at, offsets, 1),
    inTurns(at, offsets, 2),
    inTurns(at, offsets, 3),
    inTurns(at, offsets, 4),
    inTurns(at, offsets, 5),
    inTurns(at, offsets, 6),
    inTurns(at, offsets, 7),
  );
}

/** @param offsets i32, in bytes */
// @ts-ignore: decorator
@inline
function neighbour(at: usize, offsets: usize, k: usize): v128 {
  return v128.load(at + load<i32>(offsets + (k << 2)));
}

// @ts-ignore: decorator
@inline
function inTurns(at: usize, offsets: usize, k: usize): v128 {
  return i16x8.shuffle(neighbour(at, offsets, k), neighbour(at, offsets, k + 8), 0, 9, 2, 11, 4, 13, 6, 15);
}

/** Batcher's odd-even merge sort, 19 comparisons. */
// @ts-ignore: decorator
@inline
function sortEight<T>(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128): void {
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

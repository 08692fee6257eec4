/** Evidence of 8-bit sites, each against two rings. */
import { PIECE, REACH, UNCOUNTED } from './step';

/** Bytes of the weights of a ring. */
const TABLE: usize = 131072;

/** Bytes that a ring takes of the sites of a piece: of sixteen at a time residuals, i16, and where in the table their weights are, u16. */
const RING: usize = 4 * <usize>PIECE;

/**
 * @param samples of the first site
 * @param stride bytes of a row; the rings are those of pictures, at a distance of one site and of two
 * @param weights for each ring those of `weights8`
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 255
 * @param n sites, rounded up to a multiple of 16
 * @param steps i8 per site: z in eighths, from -48 to 48, or -128
 * @param twice i16 per site: residual against the last ring, in half DN, 0 where a site does not count
 * @param surroundings takes 4096 bytes, of both rings
 */
export function steps8(
  samples: usize,
  stride: usize,
  weights: usize,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
  surroundings: usize,
): void {
  for (let from = 0; from < n; from += PIECE) {
    const count = min(PIECE, n - from);
    const at = samples + from;
    const to = steps + from;
    compare(at, stride, unclipped, count, to, surroundings);
    weigh(weights, count, to, twice + (<usize>from << 1), surroundings);
  }
}

/** @param clipped takes -1 for sites that do not count, and 0 for others */
function compare(samples: usize, stride: usize, unclipped: i32, n: i32, clipped: usize, surroundings: usize): void {
  const limit = i8x16.splat(<i8>unclipped);
  for (let i = 0; i < n; i += 16) {
    const at = samples + i;
    const to = surroundings + (<usize>i << 2);
    const near = compareRing(at, 1, stride, to);
    const far = compareRing(at, 2, stride << 1, to + RING);
    v128.store(clipped + i, i8x16.gt_u(v128.max<u8>(near, far), limit));
  }
}

/**
 * Compares sites with one ring, at a distance of so many bytes along a row and so many from row to row.
 *
 * @returns the second greatest neighbours
 */
// @ts-ignore: decorator
@inline
function compareRing(at: usize, beside: usize, rows: usize, to: usize): v128 {
  const above = at - rows;
  const below = at + rows;
  const x = v128.load(at);
  // As `sortEight` of './order'.
  let a = v128.load(above - beside);
  let b = v128.load(above);
  let c = v128.load(above + beside);
  let d = v128.load(at - beside);
  let e = v128.load(at + beside);
  let f = v128.load(below - beside);
  let g = v128.load(below);
  let h = v128.load(below + beside);
  let t = v128.min<u8>(a, b);
  b = v128.max<u8>(a, b);
  a = t;
  t = v128.min<u8>(c, d);
  d = v128.max<u8>(c, d);
  c = t;
  t = v128.min<u8>(e, f);
  f = v128.max<u8>(e, f);
  e = t;
  t = v128.min<u8>(g, h);
  h = v128.max<u8>(g, h);
  g = t;
  t = v128.min<u8>(a, c);
  c = v128.max<u8>(a, c);
  a = t;
  t = v128.min<u8>(b, d);
  d = v128.max<u8>(b, d);
  b = t;
  t = v128.min<u8>(e, g);
  g = v128.max<u8>(e, g);
  e = t;
  t = v128.min<u8>(f, h);
  h = v128.max<u8>(f, h);
  f = t;
  t = v128.min<u8>(b, c);
  c = v128.max<u8>(b, c);
  b = t;
  t = v128.min<u8>(f, g);
  g = v128.max<u8>(f, g);
  f = t;
  e = v128.max<u8>(a, e);
  t = v128.min<u8>(b, f);
  f = v128.max<u8>(b, f);
  b = t;
  t = v128.min<u8>(c, g);
  g = v128.max<u8>(c, g);
  c = t;
  d = v128.min<u8>(d, h);
  t = v128.min<u8>(c, e);
  e = v128.max<u8>(c, e);
  c = t;
  t = v128.min<u8>(d, f);
  f = v128.max<u8>(d, f);
  d = t;
  const fourth = v128.min<u8>(d, e);
  const fifth = v128.max<u8>(d, e);
  const seventh = v128.max<u8>(f, g);
  const spread = i8x16.sub(seventh, v128.min<u8>(b, c));
  const level = i8x16.avgr_u(fourth, fifth);
  v128.store(to, residualLow(x, fourth, fifth));
  v128.store(to, residualHigh(x, fourth, fifth), 16);
  v128.store(to, indexLow(level, spread), 32);
  v128.store(to, indexHigh(level, spread), 48);
  return seventh;
}

/** @param steps which sites do not count; takes the steps of those that do */
function weigh(weights: usize, n: i32, steps: usize, twice: usize, surroundings: usize): void {
  for (let i = 0; i < n; i += 16) {
    const near = surroundings + (<usize>i << 2);
    const far = near + RING;
    const low = v128.load(far);
    const high = v128.load(far, 16);
    const z0 = i16x8.add_sat_s(
      weighed(v128.load(near), near + 32, weights),
      weighed(low, far + 32, weights + TABLE),
    );
    const z1 = i16x8.add_sat_s(
      weighed(v128.load(near, 16), near + 48, weights),
      weighed(high, far + 48, weights + TABLE),
    );
    const narrow = i8x16.narrow_i16x8_s(toSteps(z0), toSteps(z1));
    const step = i8x16.max_s(i8x16.min_s(narrow, i8x16.splat(<i8>REACH)), i8x16.splat(-(<i8>REACH)));
    const clipped = v128.load(steps + i);
    v128.store(steps + i, v128.bitselect(i8x16.splat(UNCOUNTED), step, clipped));
    v128.store(twice + (<usize>i << 1), v128.andnot(low, i16x8.extend_low_i8x16_s(clipped)));
    v128.store(twice + (<usize>i << 1), v128.andnot(high, i16x8.extend_high_i8x16_s(clipped)), 16);
  }
}

/** Twice the sample less the fourth and the fifth of its neighbours, as i16. */
// @ts-ignore: decorator
@inline
function residualLow(x: v128, fourth: v128, fifth: v128): v128 {
  const level = i16x8.add(i16x8.extend_low_i8x16_u(fourth), i16x8.extend_low_i8x16_u(fifth));
  return i16x8.sub(i16x8.shl(i16x8.extend_low_i8x16_u(x), 1), level);
}

// @ts-ignore: decorator
@inline
function residualHigh(x: v128, fourth: v128, fifth: v128): v128 {
  const level = i16x8.add(i16x8.extend_high_i8x16_u(fourth), i16x8.extend_high_i8x16_u(fifth));
  return i16x8.sub(i16x8.shl(i16x8.extend_high_i8x16_u(x), 1), level);
}

/** Where in a table the weights are: 256 times the spread, and the level, as u16. */
// @ts-ignore: decorator
@inline
function indexLow(level: v128, spread: v128): v128 {
  return i8x16.shuffle(level, spread, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

// @ts-ignore: decorator
@inline
function indexHigh(level: v128, spread: v128): v128 {
  return i8x16.shuffle(level, spread, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Sixteenths of a step, as i16. @param places eight u16 */
// @ts-ignore: decorator
@inline
function weighed(twice: v128, places: usize, table: usize): v128 {
  let weights = v128.load_lane<i16>(at(places, 0, table), i16x8.splat(0), 0);
  weights = v128.load_lane<i16>(at(places, 2, table), weights, 1);
  weights = v128.load_lane<i16>(at(places, 4, table), weights, 2);
  weights = v128.load_lane<i16>(at(places, 6, table), weights, 3);
  weights = v128.load_lane<i16>(at(places, 8, table), weights, 4);
  weights = v128.load_lane<i16>(at(places, 10, table), weights, 5);
  weights = v128.load_lane<i16>(at(places, 12, table), weights, 6);
  weights = v128.load_lane<i16>(at(places, 14, table), weights, 7);
  return i16x8.q15mulr_sat_s(i16x8.shl(twice, 6), weights);
}

// @ts-ignore: decorator
@inline
function at(places: usize, k: usize, table: usize): usize {
  return table + (<usize>load<u16>(places + k) << 1);
}

/** Sixteenths of a step to the nearest whole one, halves away from zero. */
// @ts-ignore: decorator
@inline
function toSteps(z: v128): v128 {
  return i16x8.shr_s(i16x8.add_sat_s(i16x8.add_sat_s(z, i16x8.splat(8)), i16x8.shr_s(z, 15)), 4);
}

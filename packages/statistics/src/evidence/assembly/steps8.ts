/** Evidence of 8-bit sites, each against two rings. */
import { REACH, UNCOUNTED } from './step';

/** Bytes of the weights of a ring. */
const TABLE: usize = 131072;

/**
 * @param samples of the first site
 * @param stride bytes of a row; the rings are those of pictures, at a distance of one site and of two
 * @param weights for each ring those of `weights8`
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 255
 * @param n sites, rounded up to a multiple of 16
 * @param steps i8 per site: z in eighths, from -48 to 48, or -128
 * @param twice i16 per site: residual against the last ring, in half DN, 0 where a site does not count
 */
export function steps8(
  samples: usize,
  stride: usize,
  weights: usize,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
): void {
  const limit = i8x16.splat(<i8>unclipped);
  for (let i = 0; i < n; i += 16) {
    const at = samples + i;
    const x = v128.load(at);
    // As `sortEight` of './order', ring by ring: its results are globals, which cost a fifth of the time, as a loop over two rings does.
    let second: v128;
    let fourth: v128;
    let fifth: v128;
    let seventh: v128;
    {
      const above = at - stride;
      const below = at + stride;
      let a = v128.load(above - 1);
      let b = v128.load(above);
      let c = v128.load(above + 1);
      let d = v128.load(at - 1);
      let e = v128.load(at + 1);
      let f = v128.load(below - 1);
      let g = v128.load(below);
      let h = v128.load(below + 1);
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
      second = v128.min<u8>(b, c);
      fourth = v128.min<u8>(d, e);
      fifth = v128.max<u8>(d, e);
      seventh = v128.max<u8>(f, g);
    }
    const uncounted = i8x16.gt_u(seventh, limit);
    let twiceLow = residualLow(x, fourth, fifth);
    let twiceHigh = residualHigh(x, fourth, fifth);
    let level = i8x16.avgr_u(fourth, fifth);
    let spread = i8x16.sub(seventh, second);
    let first = indexLow(level, spread);
    let last = indexHigh(level, spread);
    let z0 = weigh(twiceLow, first, weights);
    let z1 = weigh(twiceHigh, last, weights);
    {
      const above = at - (stride << 1);
      const below = at + (stride << 1);
      let a = v128.load(above - 2);
      let b = v128.load(above);
      let c = v128.load(above + 2);
      let d = v128.load(at - 2);
      let e = v128.load(at + 2);
      let f = v128.load(below - 2);
      let g = v128.load(below);
      let h = v128.load(below + 2);
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
      second = v128.min<u8>(b, c);
      fourth = v128.min<u8>(d, e);
      fifth = v128.max<u8>(d, e);
      seventh = v128.max<u8>(f, g);
    }
    const clipped = v128.or(uncounted, i8x16.gt_u(seventh, limit));
    twiceLow = residualLow(x, fourth, fifth);
    twiceHigh = residualHigh(x, fourth, fifth);
    level = i8x16.avgr_u(fourth, fifth);
    spread = i8x16.sub(seventh, second);
    first = indexLow(level, spread);
    last = indexHigh(level, spread);
    z0 = i16x8.add_sat_s(z0, weigh(twiceLow, first, weights + TABLE));
    z1 = i16x8.add_sat_s(z1, weigh(twiceHigh, last, weights + TABLE));
    const narrow = i8x16.narrow_i16x8_s(toSteps(z0), toSteps(z1));
    const step = i8x16.max_s(i8x16.min_s(narrow, i8x16.splat(<i8>REACH)), i8x16.splat(-(<i8>REACH)));
    v128.store(steps + i, v128.bitselect(i8x16.splat(UNCOUNTED), step, clipped));
    v128.store(twice + (<usize>i << 1), v128.andnot(twiceLow, i16x8.extend_low_i8x16_s(clipped)));
    v128.store(twice + (<usize>i << 1) + 16, v128.andnot(twiceHigh, i16x8.extend_high_i8x16_s(clipped)));
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

/** Sixteenths of a step, as i16. @param index eight u16 */
// @ts-ignore: decorator
@inline
function weigh(twice: v128, index: v128, table: usize): v128 {
  const low = i64x2.extract_lane(index, 0);
  const high = i64x2.extract_lane(index, 1);
  let weights = v128.load_lane<i16>(at(low, 0, table), i16x8.splat(0), 0);
  weights = v128.load_lane<i16>(at(low, 16, table), weights, 1);
  weights = v128.load_lane<i16>(at(low, 32, table), weights, 2);
  weights = v128.load_lane<i16>(at(low, 48, table), weights, 3);
  weights = v128.load_lane<i16>(at(high, 0, table), weights, 4);
  weights = v128.load_lane<i16>(at(high, 16, table), weights, 5);
  weights = v128.load_lane<i16>(at(high, 32, table), weights, 6);
  weights = v128.load_lane<i16>(at(high, 48, table), weights, 7);
  return i16x8.q15mulr_sat_s(i16x8.shl(twice, 6), weights);
}

// @ts-ignore: decorator
@inline
function at(index: i64, shift: i32, table: usize): usize {
  return table + ((<usize>(index >> shift) & 0xffff) << 1);
}

/** Sixteenths of a step to the nearest whole one, halves away from zero. */
// @ts-ignore: decorator
@inline
function toSteps(z: v128): v128 {
  return i16x8.shr_s(i16x8.add_sat_s(i16x8.add_sat_s(z, i16x8.splat(8)), i16x8.shr_s(z, 15)), 4);
}

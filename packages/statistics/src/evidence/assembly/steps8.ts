/** Evidence of 8-bit sites, each against two rings. */
import { look } from './look';
import { clip, round, UNCOUNTED } from './step';

/** Bytes of the scales of a ring. */
const TABLE: usize = 262144;

/**
 * @param samples of the first site
 * @param stride bytes of a row; the rings are those of pictures, at a distance of one site and of two
 * @param scales for each ring 256 x 256 f32, by spread and level: eighths of a standard deviation a half DN
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 255
 * @param n sites, rounded up to a multiple of 16
 * @param steps i8 per site: z in eighths, from -48 to 48, or -128
 * @param twice i16 per site: residual against the last ring, in half DN
 */
export function steps8(
  samples: usize,
  stride: usize,
  scales: usize,
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
    let z0 = weighLow(twiceLow, i64x2.extract_lane(first, 0), scales);
    let z1 = weighHigh(twiceLow, i64x2.extract_lane(first, 1), scales);
    let z2 = weighLow(twiceHigh, i64x2.extract_lane(last, 0), scales);
    let z3 = weighHigh(twiceHigh, i64x2.extract_lane(last, 1), scales);
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
    z0 = f32x4.add(z0, weighLow(twiceLow, i64x2.extract_lane(first, 0), scales + TABLE));
    z1 = f32x4.add(z1, weighHigh(twiceLow, i64x2.extract_lane(first, 1), scales + TABLE));
    z2 = f32x4.add(z2, weighLow(twiceHigh, i64x2.extract_lane(last, 0), scales + TABLE));
    z3 = f32x4.add(z3, weighHigh(twiceHigh, i64x2.extract_lane(last, 1), scales + TABLE));
    const narrow = i8x16.narrow_i16x8_s(clip(round(z0), round(z1)), clip(round(z2), round(z3)));
    v128.store(steps + i, v128.bitselect(i8x16.splat(UNCOUNTED), narrow, clipped));
    v128.store(twice + (<usize>i << 1), twiceLow);
    v128.store(twice + (<usize>i << 1) + 16, twiceHigh);
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

/** Where in a table the scales are: 256 times the spread, and the level, as u16. */
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

/** @param index four u16 */
// @ts-ignore: decorator
@inline
function weighLow(twice: v128, index: i64, table: usize): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(twice)), look(index, table));
}

// @ts-ignore: decorator
@inline
function weighHigh(twice: v128, index: i64, table: usize): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(twice)), look(index, table));
}

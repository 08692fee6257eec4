/** Evidence of 8-bit sites, each against two rings. */
import { fifth, fourth, second, seventh, sortNeighbours } from './order';
import { look } from './look';
import { clip, round, UNCOUNTED } from './step';

/** Bytes of the offsets to the neighbours of a ring, and of its table of scales. */
const RING: usize = 32;
const TABLE: usize = 262144;

/**
 * @param samples of the first site
 * @param offsets eight i32 per ring, in bytes from a site to its neighbours
 * @param scales for each ring 256 x 256 f32, by spread and level: eighths of a standard deviation a half DN
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 255
 * @param n sites, rounded up to a multiple of 16
 * @param steps i8 per site: z in eighths, from -48 to 48, or -128
 * @param twice i16 per site: residual against the last ring, in half DN
 */
export function steps8(
  samples: usize,
  offsets: usize,
  scales: usize,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
): void {
  const limit = i8x16.splat(<i8>unclipped);
  for (let i = 0; i < n; i += 16) {
    const x = v128.load(samples + i);
    // The rings one by one: a loop over two takes half as long again.
    sortNeighbours<u8>(samples + i, offsets);
    const uncounted = i8x16.gt_u(seventh, limit);
    let twiceLow = residualLow(x);
    let twiceHigh = residualHigh(x);
    let first = indexLow();
    let last = indexHigh();
    let z0 = weighLow(twiceLow, i64x2.extract_lane(first, 0), scales);
    let z1 = weighHigh(twiceLow, i64x2.extract_lane(first, 1), scales);
    let z2 = weighLow(twiceHigh, i64x2.extract_lane(last, 0), scales);
    let z3 = weighHigh(twiceHigh, i64x2.extract_lane(last, 1), scales);
    sortNeighbours<u8>(samples + i, offsets + RING);
    const clipped = v128.or(uncounted, i8x16.gt_u(seventh, limit));
    twiceLow = residualLow(x);
    twiceHigh = residualHigh(x);
    first = indexLow();
    last = indexHigh();
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
function residualLow(x: v128): v128 {
  const level = i16x8.add(i16x8.extend_low_i8x16_u(fourth), i16x8.extend_low_i8x16_u(fifth));
  return i16x8.sub(i16x8.shl(i16x8.extend_low_i8x16_u(x), 1), level);
}

// @ts-ignore: decorator
@inline
function residualHigh(x: v128): v128 {
  const level = i16x8.add(i16x8.extend_high_i8x16_u(fourth), i16x8.extend_high_i8x16_u(fifth));
  return i16x8.sub(i16x8.shl(i16x8.extend_high_i8x16_u(x), 1), level);
}

/** Where in a table the scales are: 256 times the spread, and the level, as u16. */
// @ts-ignore: decorator
@inline
function indexLow(): v128 {
  const level = i8x16.avgr_u(fourth, fifth);
  const spread = i8x16.sub(seventh, second);
  return i8x16.shuffle(level, spread, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

// @ts-ignore: decorator
@inline
function indexHigh(): v128 {
  const level = i8x16.avgr_u(fourth, fifth);
  const spread = i8x16.sub(seventh, second);
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

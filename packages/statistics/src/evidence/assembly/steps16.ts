/** Evidence of sites of up to 16 bits. */
import { fifth, fourth, second, seventh, sortNeighbours, sortNeighboursInTurns } from './order';
import { look } from './look';
import { clip, round, UNCOUNTED } from './step';

/** Bytes of the offsets to the neighbours of a ring. */
const RING: usize = 32;

/**
 * Sites of which all have their neighbours at the same places.
 *
 * @param samples u16 of the first site
 * @param offsets eight i32 per ring, in bytes from a site to its neighbours
 * @param rings 1 or 2
 * @param variances for each ring `levels` f32, by level: in half DN squared, over what makes eighths of a standard deviation
 * @param levels entries of a table, a level being `DN >> shift`
 * @param ofSpread what the square of a spread weighs in that unit
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 65535
 * @param n sites, rounded up to a multiple of 8
 * @param steps i8 per site: z in eighths, from -48 to 48, or -128
 * @param twice i32 per site: residual against the last ring, in half DN, 0 where a site does not count
 */
export function steps16(
  samples: usize,
  offsets: usize,
  rings: i32,
  variances: usize,
  levels: i32,
  shift: i32,
  ofSpread: f32,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
): void {
  const limit = i16x8.splat(<i16>unclipped);
  const weight = f32x4.splat(ofSpread);
  for (let i = 0; i < n; i += 8) {
    const at = samples + (<usize>i << 1);
    const x = v128.load(at);
    sortNeighbours<u16>(at, offsets);
    let uncounted = i16x8.gt_u(seventh, limit);
    let low = residualLow(x);
    let high = residualHigh(x);
    let z0 = f32x4.mul(f32x4.convert_i32x4_s(low), scaleLow(variances, shift, weight));
    let z1 = f32x4.mul(f32x4.convert_i32x4_s(high), scaleHigh(variances, shift, weight));
    if (rings == 2) {
      sortNeighbours<u16>(at, offsets + RING);
      uncounted = v128.or(uncounted, i16x8.gt_u(seventh, limit));
      low = residualLow(x);
      high = residualHigh(x);
      const table = variances + (<usize>levels << 2);
      z0 = f32x4.add(z0, f32x4.mul(f32x4.convert_i32x4_s(low), scaleLow(table, shift, weight)));
      z1 = f32x4.add(z1, f32x4.mul(f32x4.convert_i32x4_s(high), scaleHigh(table, shift, weight)));
    }
    put(i, z0, z1, uncounted, low, high, steps, twice);
  }
}

/**
 * The sites of a row of a mosaic of two columns, in which two kinds take turns, against one ring.
 *
 * @param samples u16 of the first site, which is of the first kind
 * @param offsets eight i32 per kind; everything else as above
 */
export function stepsInTurns16(
  samples: usize,
  offsets: usize,
  variances: usize,
  shift: i32,
  ofSpread: f32,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
): void {
  const limit = i16x8.splat(<i16>unclipped);
  const weight = f32x4.splat(ofSpread);
  for (let i = 0; i < n; i += 8) {
    const at = samples + (<usize>i << 1);
    const x = v128.load(at);
    sortNeighboursInTurns(at, offsets);
    const low = residualLow(x);
    const high = residualHigh(x);
    const z0 = f32x4.mul(f32x4.convert_i32x4_s(low), scaleLow(variances, shift, weight));
    const z1 = f32x4.mul(f32x4.convert_i32x4_s(high), scaleHigh(variances, shift, weight));
    put(i, z0, z1, i16x8.gt_u(seventh, limit), low, high, steps, twice);
  }
}

/** Twice the sample less the fourth and the fifth of its neighbours, as i32. */
// @ts-ignore: decorator
@inline
function residualLow(x: v128): v128 {
  const level = i32x4.add(i32x4.extend_low_i16x8_u(fourth), i32x4.extend_low_i16x8_u(fifth));
  return i32x4.sub(i32x4.shl(i32x4.extend_low_i16x8_u(x), 1), level);
}

// @ts-ignore: decorator
@inline
function residualHigh(x: v128): v128 {
  const level = i32x4.add(i32x4.extend_high_i16x8_u(fourth), i32x4.extend_high_i16x8_u(fifth));
  return i32x4.sub(i32x4.shl(i32x4.extend_high_i16x8_u(x), 1), level);
}

/** Eighths of a standard deviation a half DN. */
// @ts-ignore: decorator
@inline
function scaleLow(table: usize, shift: i32, weight: v128): v128 {
  const level = i16x8.shr_u(i16x8.avgr_u(fourth, fifth), shift);
  const spread = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.sub(seventh, second)));
  return scale(spread, look(i64x2.extract_lane(level, 0), table), weight);
}

// @ts-ignore: decorator
@inline
function scaleHigh(table: usize, shift: i32, weight: v128): v128 {
  const level = i16x8.shr_u(i16x8.avgr_u(fourth, fifth), shift);
  const spread = f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(i16x8.sub(seventh, second)));
  return scale(spread, look(i64x2.extract_lane(level, 1), table), weight);
}

// @ts-ignore: decorator
@inline
function scale(spread: v128, variance: v128, weight: v128): v128 {
  const square = f32x4.add(f32x4.mul(f32x4.mul(spread, spread), weight), variance);
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(square));
}

// @ts-ignore: decorator
@inline
function put(
  i: i32,
  z0: v128,
  z1: v128,
  uncounted: v128,
  low: v128,
  high: v128,
  steps: usize,
  twice: usize,
): void {
  const both = v128.bitselect(i16x8.splat(UNCOUNTED), clip(round(z0), round(z1)), uncounted);
  v128.store64_lane(steps + i, i8x16.narrow_i16x8_s(both, both), 0);
  v128.store(twice + (<usize>i << 2), v128.andnot(low, i32x4.extend_low_i16x8_s(uncounted)));
  v128.store(twice + (<usize>i << 2) + 16, v128.andnot(high, i32x4.extend_high_i16x8_s(uncounted)));
}

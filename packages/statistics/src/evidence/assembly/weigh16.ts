/** From what the neighbours of 16-bit sites show to steps. */
import { clip, PIECE, round, UNCOUNTED } from './step';

/** Bytes that a ring takes of the sites of a piece: of eight at a time residuals, i32, where in the table their variances are, and their spreads, u16. */
export const RING: usize = 8 * <usize>PIECE;

/**
 * Puts down what eight sites show against a ring.
 *
 * @param x their samples, u16
 * @param second smallest of their neighbours, the fourth and the fifth, and the second greatest
 * @param shift what a level is shifted by to find its entry in a table
 */
// @ts-ignore: decorator
@inline
export function putDown(
  to: usize,
  x: v128,
  second: v128,
  fourth: v128,
  fifth: v128,
  seventh: v128,
  shift: i32,
): void {
  const low = i32x4.add(i32x4.extend_low_i16x8_u(fourth), i32x4.extend_low_i16x8_u(fifth));
  const high = i32x4.add(i32x4.extend_high_i16x8_u(fourth), i32x4.extend_high_i16x8_u(fifth));
  v128.store(to, i32x4.sub(i32x4.shl(i32x4.extend_low_i16x8_u(x), 1), low));
  v128.store(to, i32x4.sub(i32x4.shl(i32x4.extend_high_i16x8_u(x), 1), high), 16);
  v128.store(to, i16x8.shl(i16x8.shr_u(i16x8.avgr_u(fourth, fifth), shift), 2), 32);
  v128.store(to, i16x8.sub(seventh, second), 48);
}

/**
 * @param rings 1 or 2, whose tables of `levels` entries lie one behind the other, as does what was put down
 * @param steps -1 for sites that count, and 0 for others; takes their steps
 */
export function weigh16(
  rings: i32,
  variances: usize,
  levels: i32,
  ofSpread: f32,
  n: i32,
  steps: usize,
  twice: usize,
  surroundings: usize,
): void {
  const weight = f32x4.splat(ofSpread);
  const next = variances + (<usize>levels << 2);
  for (let i = 0; i < n; i += 8) {
    const first = surroundings + (<usize>i << 3);
    let last = first;
    let z0 = low(first, variances, weight);
    let z1 = high(first, variances, weight);
    if (rings == 2) {
      last = first + RING;
      z0 = f32x4.add(z0, low(last, next, weight));
      z1 = f32x4.add(z1, high(last, next, weight));
    }
    const both = clip(round(z0), round(z1));
    const counted = v128.load8x8_s(steps + i);
    const step = v128.bitselect(both, i16x8.splat(UNCOUNTED), counted);
    v128.store64_lane(steps + i, i8x16.narrow_i16x8_s(step, step), 0);
    v128.store(twice + (<usize>i << 2), v128.and(v128.load(last), i32x4.extend_low_i16x8_s(counted)));
    v128.store(twice + (<usize>i << 2), v128.and(v128.load(last, 16), i32x4.extend_high_i16x8_s(counted)), 16);
  }
}

/** Residuals in eighths of a standard deviation, of the first four sites and of the others. */
// @ts-ignore: decorator
@inline
function low(ring: usize, table: usize, weight: v128): v128 {
  const spread = v128.load16x4_u(ring, 48);
  return f32x4.mul(f32x4.convert_i32x4_s(v128.load(ring)), scale(spread, look(ring + 32, table), weight));
}

// @ts-ignore: decorator
@inline
function high(ring: usize, table: usize, weight: v128): v128 {
  const spread = v128.load16x4_u(ring, 56);
  return f32x4.mul(f32x4.convert_i32x4_s(v128.load(ring, 16)), scale(spread, look(ring + 40, table), weight));
}

/** Eighths of a standard deviation a half DN. */
// @ts-ignore: decorator
@inline
function scale(spread: v128, variance: v128, weight: v128): v128 {
  const size = f32x4.convert_i32x4_s(spread);
  const square = f32x4.add(f32x4.mul(f32x4.mul(size, size), weight), variance);
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(square));
}

/** Four entries of a table of f32. @param places four u16, in bytes */
// @ts-ignore: decorator
@inline
function look(places: usize, table: usize): v128 {
  const found = v128.load32_zero(table + <usize>load<u16>(places));
  const two = v128.load_lane<f32>(table + <usize>load<u16>(places, 2), found, 1);
  const three = v128.load_lane<f32>(table + <usize>load<u16>(places, 4), two, 2);
  return v128.load_lane<f32>(table + <usize>load<u16>(places, 6), three, 3);
}

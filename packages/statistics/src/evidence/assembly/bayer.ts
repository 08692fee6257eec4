/** Evidence of the sites of a Bayer mosaic. Nearly all raw files have one, so that its neighbours are not looked up but known. */
import { clip, PIECE, round, UNCOUNTED } from './step';

/** Which sites come first, as types, so that code is made for both. */
type GreenFirst = i32;
type GreenSecond = u32;

/**
 * The sites of a row, in which green takes turns with red or blue. Neighbours of all are two to each side, above and below; those of green
 * also the next ones across corners, those of red and blue the ones after these. What comes is that of `stepsInTurns16`.
 *
 * @param samples u16 of the first site
 * @param stride bytes of a row
 * @param isGreenFirst whether the first site is green
 * @param surroundings takes 2048 bytes: of eight sites at a time the places of their levels in the table, and then their spreads, u16
 */
export function stepsOfBayer16(
  samples: usize,
  stride: usize,
  isGreenFirst: bool,
  variances: usize,
  shift: i32,
  ofSpread: f32,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
  surroundings: usize,
): void {
  for (let from = 0; from < n; from += PIECE) {
    const count = min(PIECE, n - from);
    const at = samples + (<usize>from << 1);
    const to = twice + (<usize>from << 2);
    if (isGreenFirst) compare<GreenFirst>(at, stride, shift, unclipped, count, steps + from, to, surroundings);
    else compare<GreenSecond>(at, stride, shift, unclipped, count, steps + from, to, surroundings);
    weigh(variances, ofSpread, count, steps + from, to, surroundings);
  }
}

/** @param steps takes -1 for sites that count, and 0 for others */
function compare<Order>(
  samples: usize,
  stride: usize,
  shift: i32,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
  surroundings: usize,
): void {
  const limit = i16x8.splat(<i16>unclipped);
  for (let i = 0; i < n; i += 8) {
    const at = samples + (<usize>i << 1);
    const above2 = at - (stride << 1) - 4;
    const above = at - stride - 2;
    const beside = at - 4;
    const below = at + stride - 2;
    const below2 = at + (stride << 1) - 4;
    const x = v128.load(beside, 4);
    // Batcher's odd-even merge sort, as in order.ts.
    const n0 = v128.load(above2, 4);
    const n1 = v128.load(below2, 4);
    const n2 = v128.load(beside);
    const n3 = v128.load(beside, 8);
    const n4 = inTurns<Order>(v128.load(above2), v128.load(above));
    const n5 = inTurns<Order>(v128.load(above2, 8), v128.load(above, 4));
    const n6 = inTurns<Order>(v128.load(below2), v128.load(below));
    const n7 = inTurns<Order>(v128.load(below2, 8), v128.load(below, 4));
    const a0 = i16x8.min_u(n0, n1);
    const b0 = i16x8.max_u(n0, n1);
    const c0 = i16x8.min_u(n2, n3);
    const d0 = i16x8.max_u(n2, n3);
    const e0 = i16x8.min_u(n4, n5);
    const f0 = i16x8.max_u(n4, n5);
    const g0 = i16x8.min_u(n6, n7);
    const h0 = i16x8.max_u(n6, n7);
    const a1 = i16x8.min_u(a0, c0);
    const c1 = i16x8.max_u(a0, c0);
    const b1 = i16x8.min_u(b0, d0);
    const d1 = i16x8.max_u(b0, d0);
    const e1 = i16x8.min_u(e0, g0);
    const g1 = i16x8.max_u(e0, g0);
    const f1 = i16x8.min_u(f0, h0);
    const h1 = i16x8.max_u(f0, h0);
    const b2 = i16x8.min_u(b1, c1);
    const c2 = i16x8.max_u(b1, c1);
    const f2 = i16x8.min_u(f1, g1);
    const g2 = i16x8.max_u(f1, g1);
    const e2 = i16x8.max_u(a1, e1);
    const b3 = i16x8.min_u(b2, f2);
    const f3 = i16x8.max_u(b2, f2);
    const c3 = i16x8.min_u(c2, g2);
    const g3 = i16x8.max_u(c2, g2);
    const d2 = i16x8.min_u(d1, h1);
    const c4 = i16x8.min_u(c3, e2);
    const e3 = i16x8.max_u(c3, e2);
    const d3 = i16x8.min_u(d2, f3);
    const f4 = i16x8.max_u(d2, f3);
    const second = i16x8.min_u(b3, c4);
    const fourth = i16x8.min_u(d3, e3);
    const fifth = i16x8.max_u(d3, e3);
    const seventh = i16x8.max_u(f4, g3);

    const low = i32x4.sub(
      i32x4.shl(i32x4.extend_low_i16x8_u(x), 1),
      i32x4.add(i32x4.extend_low_i16x8_u(fourth), i32x4.extend_low_i16x8_u(fifth)),
    );
    const high = i32x4.sub(
      i32x4.shl(i32x4.extend_high_i16x8_u(x), 1),
      i32x4.add(i32x4.extend_high_i16x8_u(fourth), i32x4.extend_high_i16x8_u(fifth)),
    );
    const counted = i16x8.le_u(seventh, limit);
    const around = surroundings + (<usize>i << 2);
    v128.store(around, i16x8.shl(i16x8.shr_u(i16x8.avgr_u(fourth, fifth), shift), 2));
    v128.store(around, i16x8.sub(seventh, second), 16);
    v128.store64_lane(steps + i, i8x16.narrow_i16x8_s(counted, counted), 0);
    v128.store(twice + (<usize>i << 2), v128.and(low, i32x4.extend_low_i16x8_s(counted)));
    v128.store(twice + (<usize>i << 2), v128.and(high, i32x4.extend_high_i16x8_s(counted)), 16);
  }
}

/** Of red or blue, and of green. */
// @ts-ignore: decorator
@inline
function inTurns<Order>(far: v128, near: v128): v128 {
  return isSigned<Order>()
    ? i16x8.shuffle(near, far, 0, 9, 2, 11, 4, 13, 6, 15)
    : i16x8.shuffle(far, near, 0, 9, 2, 11, 4, 13, 6, 15);
}

/** @param steps which sites count; takes their steps */
function weigh(variances: usize, ofSpread: f32, n: i32, steps: usize, twice: usize, surroundings: usize): void {
  const weight = f32x4.splat(ofSpread);
  for (let i = 0; i < n; i += 8) {
    const around = surroundings + (<usize>i << 2);
    const spread = v128.load(around, 16);
    const low = scale(i32x4.extend_low_i16x8_u(spread), look(around, variances), weight);
    const high = scale(i32x4.extend_high_i16x8_u(spread), look(around + 8, variances), weight);
    const z0 = f32x4.mul(f32x4.convert_i32x4_s(v128.load(twice + (<usize>i << 2))), low);
    const z1 = f32x4.mul(f32x4.convert_i32x4_s(v128.load(twice + (<usize>i << 2), 16)), high);
    const both = clip(round(z0), round(z1));
    const counted = v128.load64_zero(steps + i);
    const step = v128.bitselect(i8x16.narrow_i16x8_s(both, both), i8x16.splat(UNCOUNTED), counted);
    v128.store64_lane(steps + i, step, 0);
  }
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

// @ts-ignore: decorator
@inline
function scale(spread: v128, variance: v128, weight: v128): v128 {
  const size = f32x4.convert_i32x4_s(spread);
  const square = f32x4.add(f32x4.mul(f32x4.mul(size, size), weight), variance);
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(square));
}

/** Evidence of the sites of a Bayer mosaic. Nearly all raw files have one, so that its neighbours are not looked up but known. */
import { look } from './look';
import { clip, round, UNCOUNTED } from './step';

/**
 * The sites of a row, in which green takes turns with red or blue. Neighbours of all are two to each side, above and below; those of green
 * also the next ones across corners, those of red and blue the ones after these. What comes is that of `stepsInTurns16`.
 *
 * @param samples u16 of the first site
 * @param stride bytes of a row
 * @param isGreenFirst whether the first site is green
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
): void {
  if (isGreenFirst) row(samples, stride, true, variances, shift, ofSpread, unclipped, n, steps, twice);
  else row(samples, stride, false, variances, shift, ofSpread, unclipped, n, steps, twice);
}

/** @param isGreenFirst a constant: code is made for both */
// @ts-ignore: decorator
@inline
function row(
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
): void {
  const limit = i16x8.splat(<i16>unclipped);
  const weight = f32x4.splat(ofSpread);
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
    const n4 = inTurns(v128.load(above2), v128.load(above), isGreenFirst);
    const n5 = inTurns(v128.load(above2, 8), v128.load(above, 4), isGreenFirst);
    const n6 = inTurns(v128.load(below2), v128.load(below), isGreenFirst);
    const n7 = inTurns(v128.load(below2, 8), v128.load(below, 4), isGreenFirst);
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
    const level = i16x8.shr_u(i16x8.avgr_u(fourth, fifth), shift);
    const spread = i16x8.sub(seventh, second);
    const z0 = f32x4.mul(
      f32x4.convert_i32x4_s(low),
      scale(i32x4.extend_low_i16x8_u(spread), look(i64x2.extract_lane(level, 0), variances), weight),
    );
    const z1 = f32x4.mul(
      f32x4.convert_i32x4_s(high),
      scale(i32x4.extend_high_i16x8_u(spread), look(i64x2.extract_lane(level, 1), variances), weight),
    );
    const counted = clip(round(z0), round(z1));
    const uncounted = i16x8.gt_u(seventh, limit);
    const both = v128.bitselect(i16x8.splat(UNCOUNTED), counted, uncounted);
    v128.store64_lane(steps + i, i8x16.narrow_i16x8_s(both, both), 0);
    v128.store(twice + (<usize>i << 2), v128.andnot(low, i32x4.extend_low_i16x8_s(uncounted)));
    v128.store(twice + (<usize>i << 2), v128.andnot(high, i32x4.extend_high_i16x8_s(uncounted)), 16);
  }
}

/** Of red or blue, and of green. */
// @ts-ignore: decorator
@inline
function inTurns(far: v128, near: v128, isGreenFirst: bool): v128 {
  return isGreenFirst
    ? i16x8.shuffle(near, far, 0, 9, 2, 11, 4, 13, 6, 15)
    : i16x8.shuffle(far, near, 0, 9, 2, 11, 4, 13, 6, 15);
}

// @ts-ignore: decorator
@inline
function scale(spread: v128, variance: v128, weight: v128): v128 {
  const size = f32x4.convert_i32x4_s(spread);
  const square = f32x4.add(f32x4.mul(f32x4.mul(size, size), weight), variance);
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(square));
}

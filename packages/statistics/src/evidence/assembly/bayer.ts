/** Evidence of the sites of a Bayer mosaic. Nearly all raw files have one, so that its neighbours are not looked up but known. */
import { PIECE } from './step';
import { putDown, weigh16 } from './weigh16';

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
 * @param surroundings takes 4096 bytes
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
    if (isGreenFirst) compare<GreenFirst>(at, stride, shift, unclipped, count, steps + from, surroundings);
    else compare<GreenSecond>(at, stride, shift, unclipped, count, steps + from, surroundings);
    weigh16(1, variances, 0, ofSpread, count, steps + from, twice + (<usize>from << 2), surroundings);
  }
}

/** @param counted takes -1 for sites that count, and 0 for others */
function compare<Order>(
  samples: usize,
  stride: usize,
  shift: i32,
  unclipped: i32,
  n: i32,
  counted: usize,
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

    putDown(surroundings + (<usize>i << 3), x, second, fourth, fifth, seventh, shift);
    const isCounted = i16x8.le_u(seventh, limit);
    v128.store64_lane(counted + i, i8x16.narrow_i16x8_s(isCounted, isCounted), 0);
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

/** Which sites lie beyond the limits of their classes. */
import { at, frames, signed, unsigned } from './widths';

/** Which planes have values of half the width, as bits. */
const COUNT: i32 = 1;
const SUM: i32 = 2;
const EXCESS: i32 = 4;
const BELOW: i32 = 8;

/**
 * Lists the sites of a row that lie at or beyond a limit of their class. Most are within the nearest limits of all, and need no look at those
 * of their class.
 *
 * @param count u8 or u16, sum i16 or i32, excess u16 or u32, below u8 or u16 per site
 * @param columns u32 per site: what its column adds to the number of its class
 * @param n sites
 * @param halved of which of these planes values have half as many bits, as the sum of the bits above
 * @param limits f64 per class from that of the row on that counts in no frame: the low ones, and so many bytes behind each other
 * `stride` the high ones, those of the excess, and those of the frames below
 * @param low nearest limits: of sums, those of the excess and of the frames below, at least 0
 * @param found u32: receives places in the row, at most n
 * @returns how many are listed
 */
export function findBeyond(
  count: usize,
  sum: usize,
  excess: usize,
  below: usize,
  columns: usize,
  n: i32,
  halved: i32,
  limits: usize,
  stride: usize,
  low: i32,
  high: i32,
  most: i32,
  least: i32,
  found: usize,
): i32 {
  if (halved == (COUNT | SUM | EXCESS | BELOW)) {
    return findHalved(count, sum, excess, below, columns, n, limits, stride, low, high, most, least, found);
  }
  const lows = i32x4.splat(low);
  const highs = i32x4.splat(high);
  const mosts = i32x4.splat(most);
  const leasts = i32x4.splat(least);
  const isHalfSum = (halved & SUM) != 0;
  const isHalfExcess = (halved & EXCESS) != 0;
  const isHalfBelow = (halved & BELOW) != 0;
  let listed = 0;
  for (let i = 0; i < n; i += 4) {
    if (i + 4 <= n) {
      const sums = isHalfSum ? v128.load16x4_s(sum + (<usize>i << 1)) : v128.load(sum + (<usize>i << 2));
      const beyond = isHalfExcess ? v128.load16x4_u(excess + (<usize>i << 1)) : v128.load(excess + (<usize>i << 2));
      const under = isHalfBelow
        ? i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(below + i)))
        : v128.load16x4_u(below + (<usize>i << 1));
      const isOut = v128.or(i32x4.ge_s(sums, highs), i32x4.le_s(sums, lows));
      const isMore = v128.or(i32x4.ge_u(beyond, mosts), i32x4.ge_u(under, leasts));
      if (!v128.any_true(v128.or(isOut, isMore))) continue;
    }
    const end = min(n, i + 4);
    for (let k = i; k < end; k++) {
      listed += list(
        count,
        (halved & COUNT) != 0,
        sum,
        isHalfSum,
        excess,
        isHalfExcess,
        below,
        isHalfBelow,
        columns,
        k,
        limits,
        stride,
        found + (<usize>listed << 2),
      );
    }
  }
  return listed;
}

/** Nearest limits beyond what a halved value can be are those of the greatest, whose sites are looked at in any case. */
function findHalved(
  count: usize,
  sum: usize,
  excess: usize,
  below: usize,
  columns: usize,
  n: i32,
  limits: usize,
  stride: usize,
  low: i32,
  high: i32,
  most: i32,
  least: i32,
  found: usize,
): i32 {
  const lows = i16x8.splat(<i16>max(low, -0x8000));
  const highs = i16x8.splat(<i16>min(high, 0x7fff));
  const mosts = i16x8.splat(<i16>min(most, 0xffff));
  const leasts = i8x16.splat(<i8>min(least, 0xff));
  let listed = 0;
  for (let i = 0; i < n; i += 16) {
    let marked: i32 = n - i < 16 ? (1 << (n - i)) - 1 : 0xffff;
    if (marked == 0xffff) {
      const from = <usize>i << 1;
      const one = areOut(v128.load(sum + from), v128.load(excess + from), lows, highs, mosts);
      const other = areOut(v128.load(sum + from, 16), v128.load(excess + from, 16), lows, highs, mosts);
      const isUnder = i8x16.ge_u(v128.load(below + i), leasts);
      const isMarked = v128.or(isUnder, i8x16.narrow_i16x8_s(one, other));
      if (!v128.any_true(isMarked)) continue;
      marked = i8x16.bitmask(isMarked);
    }
    for (; marked != 0; marked &= marked - 1) {
      const to = found + (<usize>listed << 2);
      const k = i + <i32>ctz(marked);
      listed += list(count, true, sum, true, excess, true, below, true, columns, k, limits, stride, to);
    }
  }
  return listed;
}

// @ts-ignore: decorator
@inline
function areOut(sums: v128, excesses: v128, lows: v128, highs: v128, mosts: v128): v128 {
  return v128.or(v128.or(i16x8.ge_s(sums, highs), i16x8.le_s(sums, lows)), i16x8.ge_u(excesses, mosts));
}

/** Lists a site that lies at or beyond a limit of its class. @returns how many that are */
// @ts-ignore: decorator
@inline
function list(
  count: usize,
  isHalfCount: bool,
  sum: usize,
  isHalfSum: bool,
  excess: usize,
  isHalfExcess: bool,
  below: usize,
  isHalfBelow: bool,
  columns: usize,
  k: i32,
  limits: usize,
  stride: usize,
  to: usize,
): i32 {
  const counted = frames(count, k, isHalfCount);
  const own = limits + (<usize>(at<i32>(columns, k) + counted) << 3);
  const total = f64(signed(sum, k, isHalfSum));
  const isBeyond =
    total >= load<f64>(own + stride) ||
    total <= load<f64>(own) ||
    f64(unsigned(excess, k, isHalfExcess)) >= load<f64>(own + 2 * stride) ||
    f64(frames(below, k, isHalfBelow)) >= load<f64>(own + 3 * stride);
  if (counted == 0 || !isBeyond) return 0;
  store<u32>(to, k);
  return 1;
}

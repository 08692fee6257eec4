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
      const counted = frames(count, k, (halved & COUNT) != 0);
      const own = limits + (<usize>(at<i32>(columns, k) + counted) << 3);
      const total = f64(signed(sum, k, isHalfSum));
      const isBeyond =
        total >= load<f64>(own + stride) ||
        total <= load<f64>(own) ||
        f64(unsigned(excess, k, isHalfExcess)) >= load<f64>(own + 2 * stride) ||
        f64(frames(below, k, isHalfBelow)) >= load<f64>(own + 3 * stride);
      if (counted == 0 || !isBeyond) continue;
      store<u32>(found + (<usize>listed << 2), k);
      listed++;
    }
  }
  return listed;
}

/** Sums of clipped scores. */
import { areAlike, at } from './widths';

/** Sites of a block, and bytes of its sum of two rows. */
const BLOCK: i32 = 16;

/**
 * Sums the clipped scores of two rows, column by column, and along each row block by block from its start on.
 *
 * @param count u8 or u16, and sum i16 or i32 of the first row's sites
 * @param next sites from a site to that below it; 0 where there is none, of which the first is taken for both
 * @param columns u32 per site: what its column adds to the number of its class
 * @param n sites of a row
 * @param halved bit 0: whether counts are; bit 1: whether sums are
 * @param isEven whether columns add the same every 16 sites
 * @param upper f64 per class from that of the first row on that counts in no frame: what its scores have in the middle
 * @param lower the same of the second row
 * @param stride bytes from the middle of a class to what a score of 1 has beyond it
 * @param own f64 each: room for the middles of 16 sites of both rows, and for what a score of 1 has beyond them
 * @param clip most that a score is above or below 0
 * @param columnSums f64 per site: to which the scores are added
 * @param rowSums f64 of the first and the second row, from one whole block to the next `step` bytes
 */
export function sumScores(
  count: usize,
  sum: usize,
  next: i32,
  columns: usize,
  n: i32,
  halved: i32,
  isEven: bool,
  upper: usize,
  lower: usize,
  stride: usize,
  own: usize,
  clip: f64,
  columnSums: usize,
  rowSums: usize,
  step: usize,
): void {
  if (halved == 3 && isEven) {
    sumRuns(count, sum, next, columns, n, upper, lower, stride, own, clip, columnSums, rowSums, step);
  } else if (halved == 3) {
    sumOf<u8, i16>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  } else if (halved == 2) {
    sumOf<u16, i16>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  } else if (halved == 1) {
    sumOf<u8, i32>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  } else {
    sumOf<u16, i32>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  }
}

/** Blocks of both rows whose sites count in the same number of frames have the same scales as those before. */
function sumRuns(
  count: usize,
  sum: usize,
  next: i32,
  columns: usize,
  n: i32,
  upper: usize,
  lower: usize,
  stride: usize,
  own: usize,
  clip: f64,
  columnSums: usize,
  rowSums: usize,
  step: usize,
): void {
  const whole = n & ~(BLOCK - 1);
  let first = -1;
  let second = -1;
  let rows = f64x2.splat(0);
  for (let i = 0; i < whole; i += BLOCK) {
    const from = sum + (<usize>i << 1);
    const to = columnSums + (<usize>i << 3);
    if (areAlike(count + i) && areAlike(count + i + next)) {
      if (at<u8>(count, i) != first) putScales(columns, upper, (first = at<u8>(count, i)), stride, own);
      if (at<u8>(count, i + next) != second) {
        putScales(columns, lower, (second = at<u8>(count, i + next)), stride, own + SCALES);
      }
      rows = f64x2.add(rows, sumAlike(from, from + (<usize>next << 1), own, clip, to));
    } else {
      const number = columns + (<usize>i << 2);
      rows = f64x2.add(
        rows,
        sumSites<u8, i16>(count + i, from, next, number, BLOCK, upper, lower, stride, clip, to),
      );
    }
    v128.store(rowSums, rows);
    rowSums += step;
  }
  const rest = <usize>whole;
  sumSites<u8, i16>(
    count + rest,
    sum + (rest << 1),
    next,
    columns + (rest << 2),
    n - whole,
    upper,
    lower,
    stride,
    clip,
    columnSums + (rest << 3),
  );
}

/** Bytes of the middles of 16 sites, and of those with what a score of 1 has beyond them. */
const MIDDLES: usize = 128;
const SCALES: usize = 2 * MIDDLES;

function putScales(columns: usize, middles: usize, counted: i32, stride: usize, own: usize): void {
  for (let k = 0; k < BLOCK; k++) {
    const middle = middles + (<usize>(at<i32>(columns, k) + counted) << 3);
    const to = own + (<usize>k << 3);
    store<f64>(to, load<f64>(middle));
    store<f64>(to + MIDDLES, load<f64>(middle + stride));
  }
}

/** Sums a block of both rows, two columns at a time. @returns the sums of the rows */
// @ts-ignore: decorator
@inline
function sumAlike(upper: usize, lower: usize, own: usize, clip: f64, columnSums: usize): v128 {
  let sums = f64x2.splat(0);
  for (let k: usize = 0; k < <usize>BLOCK; k += 2) {
    const scales = own + (k << 3);
    const ofFirst = scoresOf(upper + (k << 1), scales, clip);
    const ofSecond = scoresOf(lower + (k << 1), scales + SCALES, clip);
    const to = columnSums + (k << 3);
    v128.store(to, f64x2.add(f64x2.add(v128.load(to), ofFirst), ofSecond));
    sums = f64x2.add(sums, v128.shuffle<f64>(ofFirst, ofSecond, 0, 2));
    sums = f64x2.add(sums, v128.shuffle<f64>(ofFirst, ofSecond, 1, 3));
  }
  return sums;
}

/** The clipped scores of two sites. */
// @ts-ignore: decorator
@inline
function scoresOf(sum: usize, scales: usize, clip: f64): v128 {
  const sums = f64x2.convert_low_i32x4_s(i32x4.extend_low_i16x8_s(v128.load32_zero(sum)));
  const scores = f64x2.div(f64x2.sub(sums, v128.load(scales)), v128.load(scales + MIDDLES));
  return f64x2.pmax(f64x2.pmin(scores, f64x2.splat(clip)), f64x2.splat(-clip));
}

// @ts-ignore: decorator
@inline
function sumOf<C, S>(
  count: usize,
  sum: usize,
  next: i32,
  columns: usize,
  n: i32,
  upper: usize,
  lower: usize,
  stride: usize,
  clip: f64,
  columnSums: usize,
  rowSums: usize,
  step: usize,
): void {
  let rows = f64x2.splat(0);
  for (let i = 0; i < n; i += BLOCK) {
    const own = min(BLOCK, n - i);
    const counts = count + <usize>i * sizeof<C>();
    const from = sum + <usize>i * sizeof<S>();
    const number = columns + (<usize>i << 2);
    const to = columnSums + (<usize>i << 3);
    const ofBlock = sumSites<C, S>(counts, from, next, number, own, upper, lower, stride, clip, to);
    if (own < BLOCK) return;
    rows = f64x2.add(rows, ofBlock);
    v128.store(rowSums, rows);
    rowSums += step;
  }
}

/** Sums some sites of both rows. @returns the sums of the rows */
// @ts-ignore: decorator
@inline
function sumSites<C, S>(
  count: usize,
  sum: usize,
  next: i32,
  columns: usize,
  n: i32,
  upper: usize,
  lower: usize,
  stride: usize,
  clip: f64,
  columnSums: usize,
): v128 {
  const most = f64x2.splat(clip);
  const least = f64x2.splat(-clip);
  let sums = f64x2.splat(0);
  for (let i = 0; i < n; i++) {
    const column = at<i32>(columns, i);
    const one = upper + (<usize>(column + at<C>(count, i)) << 3);
    const other = lower + (<usize>(column + at<C>(count, i + next)) << 3);
    const both = f64x2.replace_lane(f64x2.splat(f64(at<S>(sum, i))), 1, f64(at<S>(sum, i + next)));
    const middles = v128.load64_lane(other, v128.load64_zero(one), 1);
    const units = v128.load64_lane(other + stride, v128.load64_zero(one + stride), 1);
    const scores = f64x2.div(f64x2.sub(both, middles), units);
    const clipped = f64x2.pmax(f64x2.pmin(scores, most), least);
    const to = columnSums + (<usize>i << 3);
    store<f64>(to, load<f64>(to) + f64x2.extract_lane(clipped, 0) + f64x2.extract_lane(clipped, 1));
    sums = f64x2.add(sums, clipped);
  }
  return sums;
}

/** Sums of clipped scores. */
import { at } from './widths';

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
 * @param upper f64 per class from that of the first row on that counts in no frame: what its scores have in the middle
 * @param lower the same of the second row
 * @param stride bytes from the middle of a class to what a score of 1 has beyond it
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
  upper: usize,
  lower: usize,
  stride: usize,
  clip: f64,
  columnSums: usize,
  rowSums: usize,
  step: usize,
): void {
  if (halved == 3) {
    sumOf<u8, i16>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  } else if (halved == 2) {
    sumOf<u16, i16>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  } else if (halved == 1) {
    sumOf<u8, i32>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  } else {
    sumOf<u16, i32>(count, sum, next, columns, n, upper, lower, stride, clip, columnSums, rowSums, step);
  }
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
  const most = f64x2.splat(clip);
  const least = f64x2.splat(-clip);
  let rows = f64x2.splat(0);
  let ofBlock = f64x2.splat(0);
  for (let i = 0; i < n; i++) {
    const column = at<i32>(columns, i);
    const one = upper + (<usize>(column + at<C>(count, i)) << 3);
    const other = lower + (<usize>(column + at<C>(count, i + next)) << 3);
    const sums = f64x2.replace_lane(f64x2.splat(f64(at<S>(sum, i))), 1, f64(at<S>(sum, i + next)));
    const middles = v128.load64_lane(other, v128.load64_zero(one), 1);
    const units = v128.load64_lane(other + stride, v128.load64_zero(one + stride), 1);
    const scores = f64x2.div(f64x2.sub(sums, middles), units);
    const clipped = f64x2.pmax(f64x2.pmin(scores, most), least);
    const to = columnSums + (<usize>i << 3);
    store<f64>(to, load<f64>(to) + f64x2.extract_lane(clipped, 0) + f64x2.extract_lane(clipped, 1));
    ofBlock = f64x2.add(ofBlock, clipped);
    if ((i & (BLOCK - 1)) != BLOCK - 1) continue;
    rows = f64x2.add(rows, ofBlock);
    v128.store(rowSums, rows);
    rowSums += step;
    ofBlock = f64x2.splat(0);
  }
}

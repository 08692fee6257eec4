/** The scores of the sites of a window, which is given as `countAround` takes it. */
import { at } from './widths';

/** Which planes have values of half the width, as bits. */
const COUNT: i32 = 1;
const SUM: i32 = 2;

/**
 * The scores of the sites of a window that count in a frame; of sizes alone those that are larger than the least.
 *
 * @param count u8 or u16, sum i16 or i32 per site
 * @param width sites of a row
 * @param runs of the window
 * @param n numbers of the runs
 * @param halved bit 0: whether counts are; bit 1: whether sums are
 * @param columns u32 per column: what it adds to the number of a class @param rows u32 per row, likewise
 * @param middles f64 per class: what a score of 0 has
 * @param stride bytes from the middle of a class to what a score of 1 has beyond it
 * @param surely what is left out, times that, before it is divided: a little less than the least
 * @param least size that is left out, from 0 on; negative where signed scores of all are wanted
 * @param to f64: receives them
 * @returns how many they are
 */
export function scoreAround(
  count: usize,
  sum: usize,
  width: i32,
  runs: usize,
  n: i32,
  halved: i32,
  columns: usize,
  rows: usize,
  middles: usize,
  stride: usize,
  surely: f64,
  least: f64,
  to: usize,
): i32 {
  let found = 0;
  for (let run = 0; run < n; run += 3) {
    const row = at<i32>(runs, run);
    const from = at<i32>(runs, run + 1);
    const n = at<i32>(runs, run + 2) - from;
    const start = row * width + from;
    const own = columns + (<usize>from << 2);
    const first = middles + (<usize>at<i32>(rows, row) << 3);
    const behind = to + (<usize>found << 3);
    if (halved == (COUNT | SUM)) {
      found += scoreRun<u8, i16>(count, sum, start, n, own, first, stride, surely, least, behind);
    } else if (halved == COUNT) {
      found += scoreRun<u8, i32>(count, sum, start, n, own, first, stride, surely, least, behind);
    } else if (halved == SUM) {
      found += scoreRun<u16, i16>(count, sum, start, n, own, first, stride, surely, least, behind);
    } else {
      found += scoreRun<u16, i32>(count, sum, start, n, own, first, stride, surely, least, behind);
    }
  }
  return found;
}

// @ts-ignore: decorator
@inline
function scoreRun<C, S>(
  count: usize,
  sum: usize,
  start: i32,
  n: i32,
  columns: usize,
  middles: usize,
  stride: usize,
  surely: f64,
  least: f64,
  to: usize,
): i32 {
  let found = 0;
  for (let x = 0; x < n; x++) {
    const counted = at<C>(count, start + x);
    if (counted == 0) continue;
    const middle = middles + (<usize>(at<i32>(columns, x) + counted) << 3);
    const apart = f64(at<S>(sum, start + x)) - load<f64>(middle);
    const unit = load<f64>(middle + stride);
    let score: f64;
    if (least < 0) {
      score = apart / unit;
    } else {
      const size = abs(apart);
      if (size <= surely * unit) continue;
      score = size / unit;
      if (!(score > least)) continue;
    }
    store<f64>(to + (<usize>found << 3), score);
    found++;
  }
  return found;
}

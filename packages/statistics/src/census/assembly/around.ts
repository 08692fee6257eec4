/** What the sites of a window show. A window is runs of sites, of each i32: its row, its first column, and the one behind its last. */
import { at, frames } from './widths';

/** Which planes have values of half the width, as bits. */
const COUNT: i32 = 1;
const ABOVE: i32 = 2;
const BELOW: i32 = 4;
const SUM: i32 = 2;

/** In how many frames sites differ clearly on one side: where they are counted, and what is written behind each other. */
// @ts-ignore: decorator
@inline
function note(times: usize, value: i32, to: usize): void {
  const own = times + (<usize>value << 2);
  store<u32>(own, load<u32>(own) + 1);
  store<u32>(to, load<u32>(to) + 1);
  store<u32>(to + 4, max(value, load<i32>(to + 4)));
}

/**
 * Counts the sites of a window that count in a frame.
 *
 * @param count u8 or u16, above u8 or u16, below u8 or u16 per site
 * @param width sites of a row
 * @param runs of the window
 * @param n numbers of the runs
 * @param halved of which of these planes values have half as many bits, as the sum of the bits above
 * @param overs u32 per number of frames that are clearly above: to which sites are added @param unders the same of those below
 * @param to receives u32: sites, their frames added up, those of them that are clearly above in any frame, the most frames of one,
 * and the same two of those below
 */
export function countAround(
  count: usize,
  above: usize,
  below: usize,
  width: i32,
  runs: usize,
  n: i32,
  halved: i32,
  overs: usize,
  unders: usize,
  to: usize,
): void {
  memory.fill(to, 0, 24);
  for (let run = 0; run < n; run += 3) {
    const start = at<i32>(runs, run) * width;
    const from = start + at<i32>(runs, run + 1);
    const end = start + at<i32>(runs, run + 2);
    if (halved == (COUNT | ABOVE | BELOW)) countHalved(count, above, below, from, end, overs, unders, to);
    else countRun(count, above, below, from, end, halved, overs, unders, to);
  }
}

function countRun(
  count: usize,
  above: usize,
  below: usize,
  from: i32,
  end: i32,
  halved: i32,
  overs: usize,
  unders: usize,
  to: usize,
): void {
  let sites: u32 = 0;
  let all: u32 = 0;
  for (let i = from; i < end; i++) {
    const counted = frames(count, i, (halved & COUNT) != 0);
    if (counted == 0) continue;
    sites++;
    all += counted;
    const over = frames(above, i, (halved & ABOVE) != 0);
    const under = frames(below, i, (halved & BELOW) != 0);
    if (over != 0) note(overs, over, to + 8);
    if (under != 0) note(unders, under, to + 16);
  }
  store<u32>(to, load<u32>(to) + sites);
  store<u32>(to + 4, load<u32>(to + 4) + all);
}

function countHalved(
  count: usize,
  above: usize,
  below: usize,
  from: i32,
  end: i32,
  overs: usize,
  unders: usize,
  to: usize,
): void {
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  let sites: u32 = 0;
  let all = i32x4.splat(0);
  for (let i = from; i < end; i += 16) {
    const counted = v128.and(v128.load(count + i), i8x16.lt_u(lanes, i8x16.splat(<i8>min(16, end - i))));
    const isSeen = i8x16.ne(counted, i8x16.splat(0));
    sites += popcnt(i8x16.bitmask(isSeen));
    all = i32x4.add(all, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counted)));
    const over = v128.and(v128.load(above + i), isSeen);
    const under = v128.and(v128.load(below + i), isSeen);
    if (!v128.any_true(v128.or(over, under))) continue;
    for (let marked = marksOf(over); marked != 0; marked &= marked - 1) {
      note(overs, at<u8>(above, i + ctz(marked)), to + 8);
    }
    for (let marked = marksOf(under); marked != 0; marked &= marked - 1) {
      note(unders, at<u8>(below, i + ctz(marked)), to + 16);
    }
  }
  store<u32>(to, load<u32>(to) + sites);
  const both = i32x4.extract_lane(all, 0) + i32x4.extract_lane(all, 1);
  const others = i32x4.extract_lane(all, 2) + i32x4.extract_lane(all, 3);
  store<u32>(to + 4, load<u32>(to + 4) + both + others);
}

// @ts-ignore: decorator
@inline
function marksOf(values: v128): i32 {
  return i8x16.bitmask(i8x16.ne(values, i8x16.splat(0)));
}

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

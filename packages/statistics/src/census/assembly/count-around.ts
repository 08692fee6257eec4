/** How the sites of a window count. A window is runs of sites, of each i32: its row, its first column, and the one behind its last. */
import { at, frames } from './widths';

/** Which planes have values of half the width, as bits. */
const COUNT: i32 = 1;
const ABOVE: i32 = 2;
const BELOW: i32 = 4;

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

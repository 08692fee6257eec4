/** How many sites there are of each class and sum. */
import { areAlike, at } from './widths';

/**
 * Counts the sites of a row by class and sum, where their class has a window and their sum lies in it, and lists the others that count.
 *
 * @param count u8 or u16, and sum i16 or i32 per site
 * @param columns as of `countClasses`
 * @param n sites
 * @param halved bit 0: whether counts are; bit 1: whether sums are
 * @param isEven whether columns add the same every 16 sites
 * @param middles i32 per class from that of the row on that counts in no frame: place of the sum 0 among the counts, -1 without a window
 * @param counts u32 per place
 * @param reach of a window to each side, below 2^15
 * @param own i32 each: room for the middles of 16 sites
 * @param listed u32: receives places in the row, at most n
 * @returns how many are listed
 */
export function countSums(
  count: usize,
  sum: usize,
  columns: usize,
  n: i32,
  halved: i32,
  isEven: bool,
  middles: usize,
  counts: usize,
  reach: i32,
  own: usize,
  listed: usize,
): i32 {
  if (halved == 3 && isEven) return countRuns(count, sum, columns, n, middles, counts, reach, own, listed);
  if (halved == 3) return countSumsOf<u8, i16>(count, sum, columns, 0, n, middles, counts, reach, listed, 0);
  if (halved == 2) return countSumsOf<u16, i16>(count, sum, columns, 0, n, middles, counts, reach, listed, 0);
  if (halved == 1) return countSumsOf<u8, i32>(count, sum, columns, 0, n, middles, counts, reach, listed, 0);
  return countSumsOf<u16, i32>(count, sum, columns, 0, n, middles, counts, reach, listed, 0);
}

/** Sixteen sites that count in the same number of frames have the same middles as those before: most do, and lie within the windows. */
function countRuns(
  count: usize,
  sum: usize,
  columns: usize,
  n: i32,
  middles: usize,
  counts: usize,
  reach: i32,
  own: usize,
  listed: usize,
): i32 {
  const most = i16x8.splat(<i16>reach);
  const least = i16x8.splat(<i16>-reach);
  const whole = n & ~15;
  let frames = -1;
  let haveWindows = false;
  let found = 0;
  for (let i = 0; i < whole; i += 16) {
    if (areAlike(count + i)) {
      if (at<u8>(count, i) != frames) {
        frames = at<u8>(count, i);
        haveWindows = putMiddles(columns, middles + (<usize>frames << 2), own);
      }
      const from = sum + (<usize>i << 1);
      const one = v128.load(from);
      const other = v128.load(from, 16);
      const isOut = v128.or(
        v128.or(i16x8.gt_s(one, most), i16x8.lt_s(one, least)),
        v128.or(i16x8.gt_s(other, most), i16x8.lt_s(other, least)),
      );
      if (haveWindows && !v128.any_true(isOut)) {
        for (let k = 0; k < 16; k += 4) {
          countOne(own, from, counts, k);
          countOne(own, from, counts, k + 1);
          countOne(own, from, counts, k + 2);
          countOne(own, from, counts, k + 3);
        }
        continue;
      }
    }
    found = countSumsOf<u8, i16>(count, sum, columns, i, i + 16, middles, counts, reach, listed, found);
  }
  return countSumsOf<u8, i16>(count, sum, columns, whole, n, middles, counts, reach, listed, found);
}

/** Puts down the middles of 16 sites. @param middles of the first of their classes @returns whether all have a window */
function putMiddles(columns: usize, middles: usize, own: usize): bool {
  let all = 0;
  for (let k = 0; k < 16; k++) {
    const middle = load<i32>(middles + (<usize>at<i32>(columns, k) << 2));
    store<i32>(own + (<usize>k << 2), middle);
    all |= middle;
  }
  return all >= 0;
}

// @ts-ignore: decorator
@inline
function countOne(own: usize, sum: usize, counts: usize, k: i32): void {
  const to = counts + (<usize>(at<i32>(own, k) + at<i16>(sum, k)) << 2);
  store<u32>(to, load<u32>(to) + 1);
}

/** @param found how many are listed already @returns how many are then */
// @ts-ignore: decorator
@inline
function countSumsOf<C, S>(
  count: usize,
  sum: usize,
  columns: usize,
  from: i32,
  to: i32,
  middles: usize,
  counts: usize,
  reach: i32,
  listed: usize,
  found: i32,
): i32 {
  let all = found;
  for (let i = from; i < to; i++) {
    const frames = at<C>(count, i);
    const middle = load<i32>(middles + (<usize>(at<i32>(columns, i) + frames) << 2));
    const own = at<S>(sum, i);
    if (middle >= 0 && own <= reach && own >= -reach) {
      const place = counts + (<usize>(middle + own) << 2);
      store<u32>(place, load<u32>(place) + 1);
    } else if (frames > 0) {
      store<u32>(listed + (<usize>all << 2), i);
      all++;
    }
  }
  return all;
}

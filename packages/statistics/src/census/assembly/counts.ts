/** How many sites there are of each class, and of each class and sum. */
import { at } from './widths';

/** Sites that are added up in 32 bits, a multiple of 16. */
const PART: i32 = 1 << 15;

/**
 * In how many frames sites count.
 *
 * @param count u8 or u16 per site
 * @param n sites
 * @param to receives the most as f64, and behind it the sum as f64
 */
export function countFrames(count: usize, n: i32, isHalved: bool, to: usize): void {
  let all: f64 = 0;
  let most: i32 = 0;
  for (let from = 0; from < n; from += PART) {
    const end = min(n, from + PART);
    const whole = from + ((end - from) & ~15);
    let sums = i32x4.splat(0);
    let greatest = i16x8.splat(0);
    for (let i = from; i < whole; i += 16) {
      const low = isHalved ? v128.load8x8_u(count + i) : v128.load(count + (<usize>i << 1));
      const high = isHalved ? v128.load8x8_u(count + i + 8) : v128.load(count + (<usize>i << 1) + 16);
      greatest = i16x8.max_u(greatest, i16x8.max_u(low, high));
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(low));
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(high));
    }
    all += sumOf(sums);
    most = max(most, greatestOf(greatest));
    for (let i = whole; i < end; i++) {
      const frames = isHalved ? at<u8>(count, i) : at<u16>(count, i);
      all += f64(frames);
      most = max(most, frames);
    }
  }
  store<f64>(to, f64(most));
  store<f64>(to + 8, all);
}

// @ts-ignore: decorator
@inline
function sumOf(sums: v128): f64 {
  return (
    f64(<u32>i32x4.extract_lane(sums, 0)) +
    f64(<u32>i32x4.extract_lane(sums, 1)) +
    f64(<u32>i32x4.extract_lane(sums, 2)) +
    f64(<u32>i32x4.extract_lane(sums, 3))
  );
}

// @ts-ignore: decorator
@inline
function greatestOf(counts: v128): i32 {
  const both = i32x4.max_u(i32x4.extend_low_i16x8_u(counts), i32x4.extend_high_i16x8_u(counts));
  const two = i32x4.max_u(both, v128.shuffle<i32>(both, both, 2, 3, 0, 1));
  return max(i32x4.extract_lane(two, 0), i32x4.extract_lane(two, 1));
}

/**
 * Counts the sites of a row by their classes.
 *
 * @param count u8 or u16 per site
 * @param columns u32 per site: what its column adds to the number of its class
 * @param n sites
 * @param usual in how many frames most sites count, where columns add the same every 16 sites; -1 where they do not
 * @param numbers u32 per class, from that of the row on that counts in no frame
 */
export function countClasses(
  count: usize,
  columns: usize,
  n: i32,
  isHalved: bool,
  usual: i32,
  numbers: usize,
): void {
  if (!isHalved) countOf<u16>(count, columns, n, numbers);
  else if (usual < 0) countOf<u8>(count, columns, n, numbers);
  else countBesides(count, columns, n, usual, numbers);
}

/** Looks at no site of vectors in which all count in the usual number of frames. */
function countBesides(count: usize, columns: usize, n: i32, usual: i32, numbers: usize): void {
  const alike = i8x16.splat(<i8>usual);
  const whole = n & ~15;
  let passed = 0;
  for (let i = 0; i < whole; i += 16) {
    if (i8x16.all_true(i8x16.eq(v128.load(count + i), alike))) passed++;
    else countOf<u8>(count + i, columns + (<usize>i << 2), 16, numbers);
  }
  countOf<u8>(count + whole, columns + (<usize>whole << 2), n - whole, numbers);
  if (passed == 0) return;
  for (let i = 0; i < 16; i++) {
    const to = numbers + (<usize>(at<i32>(columns, i) + usual) << 2);
    store<u32>(to, load<u32>(to) + passed);
  }
}

// @ts-ignore: decorator
@inline
function countOf<C>(count: usize, columns: usize, n: i32, numbers: usize): void {
  for (let i = 0; i < n; i++) {
    const to = numbers + (<usize>(at<i32>(columns, i) + at<C>(count, i)) << 2);
    store<u32>(to, load<u32>(to) + 1);
  }
}

/**
 * Counts the sites of a row by class and sum, where their class has a window and their sum lies in it, and lists the others that count.
 *
 * @param count u8 or u16, and sum i16 or i32 per site
 * @param columns as of `countClasses`
 * @param n sites
 * @param halved bit 0: whether counts are; bit 1: whether sums are
 * @param middles i32 per class from that of the row on that counts in no frame: place of the sum 0 among the counts, -1 without a window
 * @param counts u32 per place
 * @param reach of a window to each side
 * @param listed u32: receives places in the row, at most n
 * @returns how many are listed
 */
export function countSums(
  count: usize,
  sum: usize,
  columns: usize,
  n: i32,
  halved: i32,
  middles: usize,
  counts: usize,
  reach: i32,
  listed: usize,
): i32 {
  if (halved == 3) return countSumsOf<u8, i16>(count, sum, columns, n, middles, counts, reach, listed);
  if (halved == 2) return countSumsOf<u16, i16>(count, sum, columns, n, middles, counts, reach, listed);
  if (halved == 1) return countSumsOf<u8, i32>(count, sum, columns, n, middles, counts, reach, listed);
  return countSumsOf<u16, i32>(count, sum, columns, n, middles, counts, reach, listed);
}

// @ts-ignore: decorator
@inline
function countSumsOf<C, S>(
  count: usize,
  sum: usize,
  columns: usize,
  n: i32,
  middles: usize,
  counts: usize,
  reach: i32,
  listed: usize,
): i32 {
  let found = 0;
  for (let i = 0; i < n; i++) {
    const frames = at<C>(count, i);
    const middle = load<i32>(middles + (<usize>(at<i32>(columns, i) + frames) << 2));
    const own = at<S>(sum, i);
    if (middle >= 0 && own <= reach && own >= -reach) {
      const to = counts + (<usize>(middle + own) << 2);
      store<u32>(to, load<u32>(to) + 1);
    } else if (frames > 0) {
      store<u32>(listed + (<usize>found << 2), i);
      found++;
    }
  }
  return found;
}

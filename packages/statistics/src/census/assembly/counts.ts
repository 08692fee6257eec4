/** In how many frames sites count, and how many there are of each class. */
import { areAlike, at } from './widths';

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
 * @param isEven whether columns add the same every 16 sites
 * @param numbers u32 per class, from that of the row on that counts in no frame
 */
export function countClasses(
  count: usize,
  columns: usize,
  n: i32,
  isHalved: bool,
  isEven: bool,
  numbers: usize,
): void {
  if (!isHalved) countOf<u16>(count, columns, n, numbers);
  else if (!isEven) countOf<u8>(count, columns, n, numbers);
  else countRuns(count, columns, n, numbers);
}

/** Sixteen sites that count in the same number of frames are one more of a run; most runs are long. */
function countRuns(count: usize, columns: usize, n: i32, numbers: usize): void {
  const whole = n & ~15;
  let frames: i32 = 0;
  let run = 0;
  for (let i = 0; i < whole; i += 16) {
    const first = at<u8>(count, i);
    if (!areAlike(count + i)) {
      countOf<u8>(count + i, columns + (<usize>i << 2), 16, numbers);
      continue;
    }
    if (first != frames) {
      addRun(columns, numbers, frames, run);
      frames = first;
      run = 0;
    }
    run++;
  }
  addRun(columns, numbers, frames, run);
  countOf<u8>(count + whole, columns + (<usize>whole << 2), n - whole, numbers);
}

function addRun(columns: usize, numbers: usize, frames: i32, run: i32): void {
  if (run == 0) return;
  for (let i = 0; i < 16; i++) {
    const to = numbers + (<usize>(at<i32>(columns, i) + frames) << 2);
    store<u32>(to, load<u32>(to) + run);
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

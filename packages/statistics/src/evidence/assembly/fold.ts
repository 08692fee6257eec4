/** Adds the steps and residuals of a few frames to the planes of evidence, in one pass over these. */
import { UNCOUNTED } from './step';

/** Steps from which on a frame adds to the excess, and from which on it is clearly above or below. */
const EXCESS_FROM: i8 = 16;
const CLEARLY: i8 = 24;

/** Which planes have values of half the width, as bits. */
const SUM: i32 = 1;
const EXCESS: i32 = 2;
const COUNT: i32 = 4;
const ABOVE: i32 = 8;
const BELOW: i32 = 16;
const RESIDUAL: i32 = 32;

/**
 * Adds steps.
 *
 * @param steps i8 of the first frame's sites; those of the next lie `n` bytes behind
 * @param frames at most 7, so that partial sums stay within 8 bits
 * @param n sites, a multiple of 16
 * @param sum i32, excess u32, count, above and below u16 per site
 * @param halved of which of these planes values have half as many bits, and enough, as the sum of the bits above
 */
export function foldSteps(
  steps: usize,
  frames: i32,
  n: i32,
  sum: usize,
  excess: usize,
  count: usize,
  above: usize,
  below: usize,
  halved: i32,
): void {
  for (let i = 0; i < n; i += 16) addSteps(steps, frames, n, i, sum, excess, count, above, below, halved);
}

/**
 * Adds steps as `foldSteps` does, and 16-bit residuals.
 *
 * @param twice i16 of the first frame's sites, 0 for those that do not count; those of the next lie `2 n` bytes behind
 * @param residual i32 per site
 * @param halved with a bit for this plane, too
 */
export function foldNarrow(
  steps: usize,
  twice: usize,
  frames: i32,
  n: i32,
  sum: usize,
  excess: usize,
  count: usize,
  above: usize,
  below: usize,
  residual: usize,
  halved: i32,
): void {
  for (let i = 0; i < n; i += 16) {
    addSteps(steps, frames, n, i, sum, excess, count, above, below, halved);
    let low = i16x8.splat(0);
    let high = i16x8.splat(0);
    let at = twice + (<usize>i << 1);
    for (let k = 0; k < frames; k++) {
      low = i16x8.add(low, v128.load(at));
      high = i16x8.add(high, v128.load(at, 16));
      at += n << 1;
    }
    addWords(residual, i, low, high, (halved & RESIDUAL) != 0);
  }
}

/** Those of sixteen sites from the site i on. */
// @ts-ignore: decorator
@inline
function addSteps(
  steps: usize,
  frames: i32,
  n: i32,
  i: i32,
  sum: usize,
  excess: usize,
  count: usize,
  above: usize,
  below: usize,
  halved: i32,
): void {
  const uncounted = i8x16.splat(UNCOUNTED);
  const from = i8x16.splat(EXCESS_FROM);
  const high = i8x16.splat(CLEARLY);
  const low = i8x16.splat(-CLEARLY);
  const none = i8x16.splat(0);
  let sums0 = none;
  let sums1 = none;
  let beyond = none;
  let counted = none;
  let over = none;
  let under = none;
  let at = steps + i;
  for (let k = 0; k < frames; k++) {
    const raw = v128.load(at);
    const isCounted = i8x16.ne(raw, uncounted);
    const step = v128.and(raw, isCounted);
    sums0 = i16x8.add(sums0, i16x8.extend_low_i8x16_s(step));
    sums1 = i16x8.add(sums1, i16x8.extend_high_i8x16_s(step));
    beyond = i8x16.add(beyond, i8x16.sub(i8x16.max_s(step, from), from));
    counted = i8x16.sub(counted, isCounted);
    over = i8x16.sub(over, i8x16.ge_s(step, high));
    under = i8x16.sub(under, i8x16.le_s(step, low));
    at += n;
  }
  addWords(sum, i, sums0, sums1, (halved & SUM) != 0);
  const excess0 = i16x8.extend_low_i8x16_u(beyond);
  addWords(excess, i, excess0, i16x8.extend_high_i8x16_u(beyond), (halved & EXCESS) != 0);
  addBytes(count, i, counted, (halved & COUNT) != 0);
  addBytes(above, i, over, (halved & ABOVE) != 0);
  addBytes(below, i, under, (halved & BELOW) != 0);
}

/**
 * Adds 32-bit residuals.
 *
 * @param twice i32 of the first frame's sites, 0 for those that do not count; those of the next lie `4 n` bytes behind
 * @param n sites, a multiple of 4
 * @param residual i32 per site
 */
export function foldResiduals(twice: usize, frames: i32, n: i32, residual: usize): void {
  for (let i = 0; i < n; i += 4) {
    const to = residual + (<usize>i << 2);
    let sums = v128.load(to);
    for (let k = 0; k < frames; k++) sums = i32x4.add(sums, v128.load(twice + (<usize>(k * n + i) << 2)));
    v128.store(to, sums);
  }
}

/**
 * Adds residuals as of `foldResiduals`, times the exposures.
 *
 * @param exposures f64 per frame, whole numbers below 2^31
 * @param heat f64 per site
 */
export function foldHeat(twice: usize, exposures: usize, frames: i32, n: i32, heat: usize): void {
  for (let i = 0; i < n; i += 4) {
    let hot0 = f64x2.splat(0);
    let hot1 = f64x2.splat(0);
    for (let k = 0; k < frames; k++) {
      const value = v128.load(twice + (<usize>(k * n + i) << 2));
      const exposure = v128.load64_splat(exposures + (<usize>k << 3));
      hot0 = f64x2.add(hot0, f64x2.mul(f64x2.convert_low_i32x4_s(value), exposure));
      const upper = i8x16.shuffle(value, value, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
      hot1 = f64x2.add(hot1, f64x2.mul(f64x2.convert_low_i32x4_s(upper), exposure));
    }
    const to = heat + (<usize>i << 3);
    v128.store(to, f64x2.add(v128.load(to), hot0));
    v128.store(to + 16, f64x2.add(v128.load(to, 16), hot1));
  }
}

/**
 * Adds residuals as `foldResiduals` does, and the same times the exposures as `foldHeat` does, for sums that fit into 32 bits.
 *
 * @param n sites, a multiple of 16
 * @param heat i32 per site
 */
export function foldHalvedHeat(
  twice: usize,
  exposures: usize,
  frames: i32,
  n: i32,
  residual: usize,
  heat: usize,
): void {
  for (let i = 0; i < n; i += 16) {
    const at = <usize>i << 2;
    let sum0 = v128.load(residual + at);
    let sum1 = v128.load(residual + at, 16);
    let sum2 = v128.load(residual + at, 32);
    let sum3 = v128.load(residual + at, 48);
    let hot0 = v128.load(heat + at);
    let hot1 = v128.load(heat + at, 16);
    let hot2 = v128.load(heat + at, 32);
    let hot3 = v128.load(heat + at, 48);
    let from = twice + at;
    for (let k = 0; k < frames; k++) {
      const exposure = i32x4.splat(<i32>load<f64>(exposures + (<usize>k << 3)));
      const value0 = v128.load(from);
      const value1 = v128.load(from, 16);
      const value2 = v128.load(from, 32);
      const value3 = v128.load(from, 48);
      sum0 = i32x4.add(sum0, value0);
      sum1 = i32x4.add(sum1, value1);
      sum2 = i32x4.add(sum2, value2);
      sum3 = i32x4.add(sum3, value3);
      hot0 = i32x4.add(hot0, i32x4.mul(value0, exposure));
      hot1 = i32x4.add(hot1, i32x4.mul(value1, exposure));
      hot2 = i32x4.add(hot2, i32x4.mul(value2, exposure));
      hot3 = i32x4.add(hot3, i32x4.mul(value3, exposure));
      from += <usize>n << 2;
    }
    v128.store(residual + at, sum0);
    v128.store(residual + at, sum1, 16);
    v128.store(residual + at, sum2, 32);
    v128.store(residual + at, sum3, 48);
    v128.store(heat + at, hot0);
    v128.store(heat + at, hot1, 16);
    v128.store(heat + at, hot2, 32);
    v128.store(heat + at, hot3, 48);
  }
}

/** Adds sixteen i16 to i32, or to i16, from the site i on. */
// @ts-ignore: decorator
@inline
function addWords(plane: usize, i: i32, low: v128, high: v128, isHalved: bool): void {
  if (isHalved) {
    add16(plane + (<usize>i << 1), low);
    add16(plane + (<usize>i << 1) + 16, high);
  } else {
    addSigned(plane + (<usize>i << 2), low);
    addSigned(plane + (<usize>i << 2) + 32, high);
  }
}

/** Adds sixteen u8 to u16, or to u8, from the site i on. */
// @ts-ignore: decorator
@inline
function addBytes(plane: usize, i: i32, values: v128, isHalved: bool): void {
  if (isHalved) {
    const to = plane + i;
    v128.store(to, i8x16.add(v128.load(to), values));
  } else {
    const to = plane + (<usize>i << 1);
    v128.store(to, i16x8.add(v128.load(to), i16x8.extend_low_i8x16_u(values)));
    v128.store(to + 16, i16x8.add(v128.load(to, 16), i16x8.extend_high_i8x16_u(values)));
  }
}

/** Adds eight i16 to eight of them. */
// @ts-ignore: decorator
@inline
function add16(to: usize, values: v128): void {
  v128.store(to, i16x8.add(v128.load(to), values));
}

/** Adds eight i16 to eight i32. */
// @ts-ignore: decorator
@inline
function addSigned(to: usize, values: v128): void {
  v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_s(values)));
  v128.store(to + 16, i32x4.add(v128.load(to, 16), i32x4.extend_high_i16x8_s(values)));
}

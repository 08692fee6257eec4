/** Adds the steps and residuals of a few frames to the planes of evidence, in one pass over these. */
import { UNCOUNTED } from './step';

/** Steps from which on a frame adds to the excess, and from which on it is clearly above or below. */
const EXCESS_FROM: i8 = 16;
const CLEARLY: i8 = 24;

/**
 * @param steps i8 of the first frame's sites; those of the next lie `n` bytes behind
 * @param frames at most 16, so that partial sums stay within 16 bits
 * @param n sites, a multiple of 16
 * @param sum i32, excess u32, count, above and below u16 per site
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
): void {
  const uncounted = i8x16.splat(UNCOUNTED);
  const from = i8x16.splat(EXCESS_FROM);
  const high = i8x16.splat(CLEARLY);
  const low = i8x16.splat(-CLEARLY);
  const none = i8x16.splat(0);
  for (let i = 0; i < n; i += 16) {
    let sums0 = none;
    let sums1 = none;
    let excess0 = none;
    let excess1 = none;
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
      const beyond = i8x16.sub(i8x16.max_s(step, from), from);
      excess0 = i16x8.add(excess0, i16x8.extend_low_i8x16_u(beyond));
      excess1 = i16x8.add(excess1, i16x8.extend_high_i8x16_u(beyond));
      counted = i8x16.sub(counted, isCounted);
      over = i8x16.sub(over, i8x16.ge_s(step, high));
      under = i8x16.sub(under, i8x16.le_s(step, low));
      at += n;
    }
    addSigned(sum + (<usize>i << 2), sums0);
    addSigned(sum + (<usize>i << 2) + 32, sums1);
    addSigned(excess + (<usize>i << 2), excess0);
    addSigned(excess + (<usize>i << 2) + 32, excess1);
    addBytes(count + (<usize>i << 1), counted);
    addBytes(above + (<usize>i << 1), over);
    addBytes(below + (<usize>i << 1), under);
  }
}

/**
 * Adds residuals, of the sites that count.
 *
 * @param steps i8 of the first frame's sites; those of the next lie `n` bytes behind
 * @param twice i16 of the first frame's sites, likewise `2 n` bytes
 * @param residual i32 per site
 */
export function foldResiduals8(steps: usize, twice: usize, frames: i32, n: i32, residual: usize): void {
  const uncounted = i16x8.splat(UNCOUNTED);
  for (let i = 0; i < n; i += 8) {
    let sums = i16x8.splat(0);
    for (let k = 0; k < frames; k++) {
      const isCounted = i16x8.ne(v128.load8x8_s(steps + k * n + i), uncounted);
      sums = i16x8.add(sums, v128.and(isCounted, v128.load(twice + (<usize>(k * n + i) << 1))));
    }
    addSigned(residual + (<usize>i << 2), sums);
  }
}

/**
 * The same where residuals need more than 16 bits, and with what they sum to times the exposures.
 *
 * @param twice i32 of the first frame's sites; those of the next lie `4 n` bytes behind
 * @param exposures f64 per frame
 * @param residual i32 per site
 * @param heat f64 per site; 0 for none
 */
export function foldResiduals16(
  steps: usize,
  twice: usize,
  exposures: usize,
  frames: i32,
  n: i32,
  residual: usize,
  heat: usize,
): void {
  const uncounted = i32x4.splat(UNCOUNTED);
  for (let i = 0; i < n; i += 4) {
    let sums = i32x4.splat(0);
    let hot0 = f64x2.splat(0);
    let hot1 = f64x2.splat(0);
    for (let k = 0; k < frames; k++) {
      const step = i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(steps + k * n + i)));
      const value = v128.and(i32x4.ne(step, uncounted), v128.load(twice + (<usize>(k * n + i) << 2)));
      sums = i32x4.add(sums, value);
      if (heat == 0) continue;
      const exposure = v128.load64_splat(exposures + (<usize>k << 3));
      hot0 = f64x2.add(hot0, f64x2.mul(f64x2.convert_low_i32x4_s(value), exposure));
      const upper = i8x16.shuffle(value, value, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
      hot1 = f64x2.add(hot1, f64x2.mul(f64x2.convert_low_i32x4_s(upper), exposure));
    }
    const to = residual + (<usize>i << 2);
    v128.store(to, i32x4.add(v128.load(to), sums));
    if (heat == 0) continue;
    const hot = heat + (<usize>i << 3);
    v128.store(hot, f64x2.add(v128.load(hot), hot0));
    v128.store(hot + 16, f64x2.add(v128.load(hot, 16), hot1));
  }
}

/** Adds eight i16 to eight i32. */
// @ts-ignore: decorator
@inline
function addSigned(to: usize, values: v128): void {
  v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_s(values)));
  v128.store(to + 16, i32x4.add(v128.load(to, 16), i32x4.extend_high_i16x8_s(values)));
}

/** Adds sixteen u8 to sixteen u16. */
// @ts-ignore: decorator
@inline
function addBytes(to: usize, values: v128): void {
  v128.store(to, i16x8.add(v128.load(to), i16x8.extend_low_i8x16_u(values)));
  v128.store(to + 16, i16x8.add(v128.load(to, 16), i16x8.extend_high_i8x16_u(values)));
}

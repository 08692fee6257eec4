/**
 * Adds the samples of a few frames to their sums and sums of squares, in one pass over these.
 *
 * @param samples 8-bit samples of the first frame; those of the next lie `stride` bytes behind
 * @param frames at most 16, so that partial sums stay within 16 bits
 * @param n samples per frame, rounded up to a multiple of 16
 * @param sum u32 per sample
 * @param squares u32 per sample
 * @param isHalved whether sums are u16, into which they fit
 */
export function moments8(
  samples: usize,
  stride: usize,
  frames: i32,
  n: i32,
  sum: usize,
  squares: usize,
  isHalved: bool,
): void {
  for (let i = 0; i < n; i += 16) {
    let low = i16x8.splat(0);
    let high = i16x8.splat(0);
    let s0 = i32x4.splat(0);
    let s1 = i32x4.splat(0);
    let s2 = i32x4.splat(0);
    let s3 = i32x4.splat(0);
    let at = samples + i;
    for (let k = 0; k < frames; k++) {
      const x = v128.load(at);
      const a = i16x8.extend_low_i8x16_u(x);
      const b = i16x8.extend_high_i8x16_u(x);
      low = i16x8.add(low, a);
      high = i16x8.add(high, b);
      s0 = i32x4.add(s0, i32x4.extmul_low_i16x8_u(a, a));
      s1 = i32x4.add(s1, i32x4.extmul_high_i16x8_u(a, a));
      s2 = i32x4.add(s2, i32x4.extmul_low_i16x8_u(b, b));
      s3 = i32x4.add(s3, i32x4.extmul_high_i16x8_u(b, b));
      at += stride;
    }
    if (isHalved) {
      const to = sum + (<usize>i << 1);
      v128.store(to, i16x8.add(v128.load(to), low));
      v128.store(to + 16, i16x8.add(v128.load(to, 16), high));
    } else {
      const to = sum + (<usize>i << 2);
      add32(to, i32x4.extend_low_i16x8_u(low));
      add32(to + 16, i32x4.extend_high_i16x8_u(low));
      add32(to + 32, i32x4.extend_low_i16x8_u(high));
      add32(to + 48, i32x4.extend_high_i16x8_u(high));
    }
    const square = squares + (<usize>i << 2);
    add32(square, s0);
    add32(square + 16, s1);
    add32(square + 32, s2);
    add32(square + 48, s3);
  }
}

/**
 * The same for 16-bit samples.
 *
 * @param stride in bytes
 * @param n rounded up to a multiple of 8
 * @param squares f64 per sample, whole numbers below 2^53
 */
export function moments16(samples: usize, stride: usize, frames: i32, n: i32, sum: usize, squares: usize): void {
  for (let i = 0; i < n; i += 8) {
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    let s0 = i64x2.splat(0);
    let s1 = i64x2.splat(0);
    let s2 = i64x2.splat(0);
    let s3 = i64x2.splat(0);
    let at = samples + (<usize>i << 1);
    for (let k = 0; k < frames; k++) {
      const x = v128.load(at);
      const a = i32x4.extend_low_i16x8_u(x);
      const b = i32x4.extend_high_i16x8_u(x);
      low = i32x4.add(low, a);
      high = i32x4.add(high, b);
      s0 = i64x2.add(s0, i64x2.extmul_low_i32x4_u(a, a));
      s1 = i64x2.add(s1, i64x2.extmul_high_i32x4_u(a, a));
      s2 = i64x2.add(s2, i64x2.extmul_low_i32x4_u(b, b));
      s3 = i64x2.add(s3, i64x2.extmul_high_i32x4_u(b, b));
      at += stride;
    }
    const to = sum + (<usize>i << 2);
    add32(to, low);
    add32(to + 16, high);
    const square = squares + (<usize>i << 3);
    addWhole(square, s0);
    addWhole(square + 16, s1);
    addWhole(square + 32, s2);
    addWhole(square + 48, s3);
  }
}

// @ts-ignore: decorator
@inline
function add32(to: usize, values: v128): void {
  v128.store(to, i32x4.add(v128.load(to), values));
}

/** Adds whole numbers below 2^52: set into the mantissa of 2^52, they are what that number exceeds 2^52 by. */
// @ts-ignore: decorator
@inline
function addWhole(to: usize, values: v128): void {
  const magic = f64x2.splat(4503599627370496.0);
  const wide = f64x2.sub(v128.or(values, magic), magic);
  v128.store(to, f64x2.add(v128.load(to), wide));
}

/**
 * A channel of two rows of pixels on the grid of their chroma: (ΣY · 2^14 + weight (c - 128) + 2^15) >> 16 over four pixels, kept within
 * 8 bits.
 *
 * @param top luma of the upper row, a byte per pixel
 * @param bottom and of the lower
 * @param chroma a byte per place
 * @param to where the channel goes, a byte per place
 * @param n pixels of a row, rounded up to a multiple of 16
 */
export function channel8(top: usize, bottom: usize, chroma: usize, to: usize, n: i32, weight: i32): void {
  const weights = i32x4.splat(weight);
  const half = i32x4.splat(32768);
  const middle = i16x8.splat(128);
  for (let i = 0; i < n; i += 16) {
    const upper = i16x8.extadd_pairwise_i8x16_u(v128.load(top + <usize>i));
    const lower = i16x8.extadd_pairwise_i8x16_u(v128.load(bottom + <usize>i));
    const four = i16x8.add(upper, lower);
    const place = <usize>(i >> 1);
    const c = i16x8.sub(v128.load_ext<u8>(chroma + place), middle);
    const low = shown(i32x4.extend_low_i16x8_u(four), i32x4.extend_low_i16x8_s(c), weights, half);
    const high = shown(i32x4.extend_high_i16x8_u(four), i32x4.extend_high_i16x8_s(c), weights, half);
    const sixteen = i16x8.narrow_i32x4_s(low, high);
    v128.store64_lane(to + place, i8x16.narrow_i16x8_u(sixteen, sixteen), 0);
  }
}

// @ts-ignore: decorator
@inline
function shown(four: v128, chroma: v128, weights: v128, half: v128): v128 {
  const sum = i32x4.add(i32x4.shl(four, 14), i32x4.add(i32x4.mul(chroma, weights), half));
  return i32x4.shr_s(sum, 16);
}

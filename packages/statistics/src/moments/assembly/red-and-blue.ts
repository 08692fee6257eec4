/**
 * A channel of some rows of pixels on the grid of their chroma: (ΣY · 2^14 + weight (c - 128) + 2^15) >> 16 over four pixels, kept within
 * 8 bits. At an odd border the last pixels count twice.
 *
 * @param luma a byte per pixel, of the first row
 * @param width pixels of a row
 * @param rows of pixels
 * @param chroma a byte per place
 * @param to where the channel goes, a byte per place, and a few behind the last
 */
export function channel8(luma: usize, width: i32, rows: i32, chroma: usize, to: usize, weight: i32): void {
  const columns = (width + 1) >> 1;
  for (let y = 0; y < rows; y += 2) {
    const below = y + 1 < rows ? luma + <usize>width : luma;
    places(luma, below, chroma, to, width, weight);
    if (width & 1) lastPlace(luma + width - 1, below + width - 1, chroma + columns - 1, to + columns - 1, weight);
    luma += <usize>width << 1;
    chroma += columns;
    to += columns;
  }
}

/** @param n pixels of a row; as many are taken as are a multiple of 16 */
// @ts-ignore: decorator
@inline
function places(top: usize, bottom: usize, chroma: usize, to: usize, n: i32, weight: i32): void {
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
function lastPlace(top: usize, bottom: usize, chroma: usize, to: usize, weight: i32): void {
  const four = 2 * (<i32>load<u8>(top) + <i32>load<u8>(bottom));
  const value = ((four << 14) + weight * (<i32>load<u8>(chroma) - 128) + 32768) >> 16;
  store<u8>(to, <u8>max(0, min(255, value)));
}

// @ts-ignore: decorator
@inline
function shown(four: v128, chroma: v128, weights: v128, half: v128): v128 {
  const sum = i32x4.add(i32x4.shl(four, 14), i32x4.add(i32x4.mul(chroma, weights), half));
  return i32x4.shr_s(sum, 16);
}

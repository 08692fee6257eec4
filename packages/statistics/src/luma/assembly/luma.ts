/**
 * Luma of 8-bit RGB: (r R + g G + b B + 32768) >> 16.
 *
 * @param rgb interleaved samples
 * @param luma where it goes, a byte per pixel
 * @param n pixels, rounded up to a multiple of 16
 */
export function luma8(rgb: usize, luma: usize, n: i32, r: i32, g: i32, b: i32): void {
  const red = i16x8.splat(<i16>r);
  const green = i16x8.splat(<i16>g);
  const blue = i16x8.splat(<i16>b);
  for (let i = 0; i < n; i += 16) {
    const at = rgb + <usize>i * 3;
    const v0 = v128.load(at);
    const v1 = v128.load(at + 16);
    const v2 = v128.load(at + 32);
    const r01 = i8x16.shuffle(v0, v1, 0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0);
    const reds = i8x16.shuffle(r01, v2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29);
    const g01 = i8x16.shuffle(v0, v1, 1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0);
    const greens = i8x16.shuffle(g01, v2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30);
    const b01 = i8x16.shuffle(v0, v1, 2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0);
    const blues = i8x16.shuffle(b01, v2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31);
    const low = weigh(
      i16x8.extend_low_i8x16_u(reds),
      i16x8.extend_low_i8x16_u(greens),
      i16x8.extend_low_i8x16_u(blues),
      red,
      green,
      blue,
    );
    const high = weigh(
      i16x8.extend_high_i8x16_u(reds),
      i16x8.extend_high_i8x16_u(greens),
      i16x8.extend_high_i8x16_u(blues),
      red,
      green,
      blue,
    );
    v128.store(luma + i, i8x16.narrow_i16x8_u(low, high));
  }
}

// @ts-ignore: decorator
@inline
function weigh(reds: v128, greens: v128, blues: v128, red: v128, green: v128, blue: v128): v128 {
  const half = i32x4.splat(32768);
  const low = i32x4.add(
    i32x4.add(half, i32x4.extmul_low_i16x8_u(reds, red)),
    i32x4.add(i32x4.extmul_low_i16x8_u(greens, green), i32x4.extmul_low_i16x8_u(blues, blue)),
  );
  const high = i32x4.add(
    i32x4.add(half, i32x4.extmul_high_i16x8_u(reds, red)),
    i32x4.add(i32x4.extmul_high_i16x8_u(greens, green), i32x4.extmul_high_i16x8_u(blues, blue)),
  );
  return i16x8.narrow_i32x4_u(i32x4.shr_u(low, 16), i32x4.shr_u(high, 16));
}

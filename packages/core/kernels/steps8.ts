/** Evidence of 8-bit sites. */
import { fifth, fourth, second, seventh, sortEight } from './order';
import { lookHigh, lookLow } from './look';
import { clip, round, UNCOUNTED } from './step';

/** Bytes of a ring's table of scales. */
const TABLE: usize = 262144;

/**
 * @param samples of the first site
 * @param offsets eight i32 a ring, in bytes from a site to its neighbours
 * @param rings 1 or 2
 * @param scales for each ring 256 x 256 f32, by spread and level: eighths of a standard deviation a half DN
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 255
 * @param n sites, rounded up to a multiple of 16
 * @param steps i8 a site: z in eighths, from -48 to 48, or -128
 * @param twice i16 a site: residual against the last ring, in half DN
 */
export function steps8(
  samples: usize,
  offsets: usize,
  rings: i32,
  scales: usize,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
): void {
  const limit = i8x16.splat(<i8>unclipped);
  for (let i = 0; i < n; i += 16) {
    const x = v128.load(samples + i);
    const low = i16x8.shl(i16x8.extend_low_i8x16_u(x), 1);
    const high = i16x8.shl(i16x8.extend_high_i8x16_u(x), 1);
    let uncounted = i8x16.splat(0);
    let twiceLow = i16x8.splat(0);
    let twiceHigh = i16x8.splat(0);
    let z0 = f32x4.splat(0);
    let z1 = f32x4.splat(0);
    let z2 = f32x4.splat(0);
    let z3 = f32x4.splat(0);
    for (let ring = 0; ring < rings; ring++) {
      sortEight<u8>(samples + i, offsets + (ring << 5));
      uncounted = v128.or(uncounted, i8x16.gt_u(seventh, limit));
      twiceLow = i16x8.sub(low, i16x8.add(i16x8.extend_low_i8x16_u(fourth), i16x8.extend_low_i8x16_u(fifth)));
      twiceHigh = i16x8.sub(high, i16x8.add(i16x8.extend_high_i8x16_u(fourth), i16x8.extend_high_i8x16_u(fifth)));
      const level = i8x16.avgr_u(fourth, fifth);
      const spread = i8x16.sub(seventh, second);
      const table = scales + <usize>ring * TABLE;
      const first = i8x16.shuffle(level, spread, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const last = i8x16.shuffle(level, spread, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      z0 = f32x4.add(z0, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(twiceLow)), lookLow(first, table)));
      z1 = f32x4.add(z1, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(twiceLow)), lookHigh(first, table)));
      z2 = f32x4.add(z2, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(twiceHigh)), lookLow(last, table)));
      z3 = f32x4.add(z3, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(twiceHigh)), lookHigh(last, table)));
    }
    const narrow = i8x16.narrow_i16x8_s(clip(round(z0), round(z1)), clip(round(z2), round(z3)));
    v128.store(steps + i, v128.bitselect(i8x16.splat(UNCOUNTED), narrow, uncounted));
    v128.store(twice + (<usize>i << 1), twiceLow);
    v128.store(twice + (<usize>i << 1) + 16, twiceHigh);
  }
}

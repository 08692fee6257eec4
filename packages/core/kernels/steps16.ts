/** Evidence of sites of up to 16 bits. */
import { fifth, fourth, second, seventh, sortEight } from './order';
import { look } from './look';
import { clip, round, UNCOUNTED } from './step';

/**
 * @param samples u16 of the first site
 * @param offsets eight i32 a ring, in bytes from a site to its neighbours
 * @param rings 1 or 2
 * @param variances for each ring `levels` f32, by level: in half DN squared, over what makes eighths of a standard deviation
 * @param levels entries of a table, a level being `DN >> shift`
 * @param ofSpread what the square of a spread weighs in that unit
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 65535
 * @param n sites, rounded up to a multiple of 8
 * @param steps i8 a site: z in eighths, from -48 to 48, or -128
 * @param twice i32 a site: residual against the last ring, in half DN
 */
export function steps16(
  samples: usize,
  offsets: usize,
  rings: i32,
  variances: usize,
  levels: i32,
  shift: i32,
  ofSpread: f32,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
): void {
  const limit = i16x8.splat(<i16>unclipped);
  const weight = f32x4.splat(ofSpread);
  const one = f32x4.splat(1);
  for (let i = 0; i < n; i += 8) {
    const at = samples + (<usize>i << 1);
    const x = v128.load(at);
    const low = i32x4.shl(i32x4.extend_low_i16x8_u(x), 1);
    const high = i32x4.shl(i32x4.extend_high_i16x8_u(x), 1);
    let uncounted = i16x8.splat(0);
    let twiceLow = i32x4.splat(0);
    let twiceHigh = i32x4.splat(0);
    let z0 = f32x4.splat(0);
    let z1 = f32x4.splat(0);
    for (let ring = 0; ring < rings; ring++) {
      sortEight<u16>(at, offsets + (ring << 5));
      uncounted = v128.or(uncounted, i16x8.gt_u(seventh, limit));
      twiceLow = i32x4.sub(low, i32x4.add(i32x4.extend_low_i16x8_u(fourth), i32x4.extend_low_i16x8_u(fifth)));
      twiceHigh = i32x4.sub(high, i32x4.add(i32x4.extend_high_i16x8_u(fourth), i32x4.extend_high_i16x8_u(fifth)));
      const level = i16x8.shr_u(i16x8.avgr_u(fourth, fifth), shift);
      const spread = i16x8.sub(seventh, second);
      const table = variances + (<usize>(ring * levels) << 2);
      const d0 = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(spread));
      const d1 = f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(spread));
      const q0 = f32x4.add(f32x4.mul(f32x4.mul(d0, d0), weight), look(i64x2.extract_lane(level, 0), table));
      const q1 = f32x4.add(f32x4.mul(f32x4.mul(d1, d1), weight), look(i64x2.extract_lane(level, 1), table));
      const s0 = f32x4.div(one, f32x4.sqrt(q0));
      const s1 = f32x4.div(one, f32x4.sqrt(q1));
      z0 = f32x4.add(z0, f32x4.mul(f32x4.convert_i32x4_s(twiceLow), s0));
      z1 = f32x4.add(z1, f32x4.mul(f32x4.convert_i32x4_s(twiceHigh), s1));
    }
    const both = v128.bitselect(i16x8.splat(UNCOUNTED), clip(round(z0), round(z1)), uncounted);
    v128.store64_lane(steps + i, i8x16.narrow_i16x8_s(both, both), 0);
    v128.store(twice + (<usize>i << 2), twiceLow);
    v128.store(twice + (<usize>i << 2) + 16, twiceHigh);
  }
}

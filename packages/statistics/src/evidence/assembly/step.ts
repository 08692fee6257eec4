/** From z, in eighths of a standard deviation, to the whole number of a step. */

/** What a site gets that does not count. */
export const UNCOUNTED: i8 = -128;
/** The greatest step. */
const REACH: i16 = 48;

/** To the nearest whole number, halves away from zero. */
// @ts-ignore: decorator
@inline
export function round(z: v128): v128 {
  const sign = v128.and(z, i32x4.splat(0x80000000));
  return i32x4.trunc_sat_f32x4_s(f32x4.add(z, v128.or(sign, f32x4.splat(0.5))));
}

// @ts-ignore: decorator
@inline
export function clip(a: v128, b: v128): v128 {
  const both = i16x8.narrow_i32x4_s(a, b);
  return i16x8.max_s(i16x8.min_s(both, i16x8.splat(REACH)), i16x8.splat(-REACH));
}

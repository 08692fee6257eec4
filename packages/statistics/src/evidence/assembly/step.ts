/** From z, in eighths of a standard deviation, to the whole number of a step. */

/**
 * Sites that are compared with their neighbours before they are weighed, a multiple of 16. Each vector by itself would take a quarter longer:
 * a processor sees only one or two of them ahead, and would wait for the weight of one before it sorts the neighbours of the next.
 */
export const PIECE: i32 = 512;

/** What a site gets that does not count. */
export const UNCOUNTED: i8 = -128;
/** The greatest step. */
export const REACH: i16 = 48;

/** What makes the last bit of a float32 a whole one, when it is added, and the bits of it. */
const WHOLE: f32 = 12582912;
const WHOLE_BITS: i32 = 0x4b400000;

/** To the nearest whole number, of two the even one, for sizes below 2^22. */
// @ts-ignore: decorator
@inline
export function round(z: v128): v128 {
  return i32x4.sub(f32x4.add(z, f32x4.splat(WHOLE)), i32x4.splat(WHOLE_BITS));
}

// @ts-ignore: decorator
@inline
export function clip(a: v128, b: v128): v128 {
  const both = i16x8.narrow_i32x4_s(a, b);
  return i16x8.max_s(i16x8.min_s(both, i16x8.splat(REACH)), i16x8.splat(-REACH));
}

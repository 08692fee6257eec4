/**
 * Chroma of two rows of 8-bit RGB on a grid of half the resolution: (r ΣR + g ΣG + b ΣB + 128.5 · 2^18) >> 18 over four pixels.
 *
 * @param top interleaved samples of the upper row
 * @param bottom and of the lower
 * @param cb where one component goes, a byte per place
 * @param cr and the other
 * @param n pixels of a row, rounded up to a multiple of 16
 */
export function chroma8(
  top: usize,
  bottom: usize,
  cb: usize,
  cr: usize,
  n: i32,
  rb: i32,
  gb: i32,
  bb: i32,
  rr: i32,
  gr: i32,
  br: i32,
): void {
  const half = i32x4.splat((128 << 18) + (1 << 17));
  for (let i = 0; i < n; i += 16) {
    const at = <usize>i * 3;
    const t0 = v128.load(top + at);
    const t1 = v128.load(top + at + 16);
    const t2 = v128.load(top + at + 32);
    const b0 = v128.load(bottom + at);
    const b1 = v128.load(bottom + at + 16);
    const b2 = v128.load(bottom + at + 32);
    const rt = redsOf(t0, t1, t2);
    const rd = redsOf(b0, b1, b2);
    const gt = greensOf(t0, t1, t2);
    const gd = greensOf(b0, b1, b2);
    const bt = bluesOf(t0, t1, t2);
    const bd = bluesOf(b0, b1, b2);
    // Sums of two by two, as 16 bits: at most 1020.
    const red = i16x8.add(i16x8.extadd_pairwise_i8x16_u(rt), i16x8.extadd_pairwise_i8x16_u(rd));
    const green = i16x8.add(i16x8.extadd_pairwise_i8x16_u(gt), i16x8.extadd_pairwise_i8x16_u(gd));
    const blue = i16x8.add(i16x8.extadd_pairwise_i8x16_u(bt), i16x8.extadd_pairwise_i8x16_u(bd));
    const to = <usize>(i >> 1);
    v128.store64_lane(cb + to, weighEight(red, green, blue, half, rb, gb, bb), 0);
    v128.store64_lane(cr + to, weighEight(red, green, blue, half, rr, gr, br), 0);
  }
}

// @ts-ignore: decorator
@inline
function redsOf(v0: v128, v1: v128, v2: v128): v128 {
  const some = i8x16.shuffle(v0, v1, 0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0);
  return i8x16.shuffle(some, v2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29);
}

// @ts-ignore: decorator
@inline
function greensOf(v0: v128, v1: v128, v2: v128): v128 {
  const some = i8x16.shuffle(v0, v1, 1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0);
  return i8x16.shuffle(some, v2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30);
}

// @ts-ignore: decorator
@inline
function bluesOf(v0: v128, v1: v128, v2: v128): v128 {
  const some = i8x16.shuffle(v0, v1, 2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0);
  return i8x16.shuffle(some, v2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31);
}

/** Eight places of a component, in the low half. */
// @ts-ignore: decorator
@inline
function weighEight(red: v128, green: v128, blue: v128, half: v128, r: i32, g: i32, b: i32): v128 {
  const low = weigh(
    i32x4.extend_low_i16x8_u(red),
    i32x4.extend_low_i16x8_u(green),
    i32x4.extend_low_i16x8_u(blue),
    half,
    r,
    g,
    b,
  );
  const high = weigh(
    i32x4.extend_high_i16x8_u(red),
    i32x4.extend_high_i16x8_u(green),
    i32x4.extend_high_i16x8_u(blue),
    half,
    r,
    g,
    b,
  );
  const sixteen = i16x8.narrow_i32x4_u(low, high);
  return i8x16.narrow_i16x8_u(sixteen, sixteen);
}

// @ts-ignore: decorator
@inline
function weigh(red: v128, green: v128, blue: v128, half: v128, r: i32, g: i32, b: i32): v128 {
  const sum = i32x4.add(
    i32x4.add(i32x4.mul(red, i32x4.splat(r)), i32x4.mul(green, i32x4.splat(g))),
    i32x4.add(i32x4.mul(blue, i32x4.splat(b)), half),
  );
  return i32x4.shr_u(sum, 18);
}

/** Rows of planes to rows of RGB: the numbers of rows.ts and ycbcr.ts, sixteen samples at a time. Rows may be read and written 64 bytes behind their end. */

/**
 * A row whose samples become two each.
 * @param far the other row of which each sample has a quarter, or 0 for none
 * @param sums room for 2 bytes per sample, and 64
 */
export function smoothRow(near: usize, far: usize, width: i32, sums: usize, to: usize): void {
  const first = sums + 16;
  if (far) addRows(near, far, width, first);
  else widenRow(near, width, first);
  store<i16>(first - 2, load<i16>(first));
  store<i16>(first + (<usize>width << 1), load<i16>(first + (<usize>(width - 1) << 1)));
  if (far) smooth(first, width, to, 8, 7, 4);
  else smooth(first, width, to, 1, 2, 2);
}

function addRows(near: usize, far: usize, width: i32, to: usize): void {
  const three = i16x8.splat(3);
  for (let x: usize = 0; x < <usize>width; x += 8) {
    const sum = i16x8.add(i16x8.mul(v128.load8x8_u(near + x), three), v128.load8x8_u(far + x));
    v128.store(to + (x << 1), sum);
  }
}

function widenRow(near: usize, width: i32, to: usize): void {
  for (let x: usize = 0; x < <usize>width; x += 8) v128.store(to + (x << 1), v128.load8x8_u(near + x));
}

// @ts-ignore: decorator
@inline
function smooth(from: usize, width: i32, to: usize, left: i16, right: i16, bits: i32): void {
  const three = i16x8.splat(3);
  for (let x: usize = 0; x < <usize>width; x += 8) {
    const at = from + (x << 1);
    const here = i16x8.mul(v128.load(at), three);
    const even = i16x8.shr_u(i16x8.add(i16x8.add(here, v128.load(at - 2)), i16x8.splat(left)), bits);
    const odd = i16x8.shr_u(i16x8.add(i16x8.add(here, v128.load(at + 2)), i16x8.splat(right)), bits);
    v128.store(to + (x << 1), v128.or(even, i16x8.shl(odd, 8)));
  }
}

/** YCbCr to RGB, interleaved. */
export function convertRow(luma: usize, cb: usize, cr: usize, width: i32, to: usize): void {
  let out = to;
  for (let x: usize = 0; x < <usize>width; x += 16) {
    const y = v128.load(luma + x);
    const b = v128.load(cb + x);
    const r = v128.load(cr + x);
    const low = i16x8.extend_low_i8x16_u(y);
    const high = i16x8.extend_high_i8x16_u(y);
    const middle = i16x8.splat(128);
    const bl = i16x8.sub(i16x8.extend_low_i8x16_u(b), middle);
    const bh = i16x8.sub(i16x8.extend_high_i8x16_u(b), middle);
    const rl = i16x8.sub(i16x8.extend_low_i8x16_u(r), middle);
    const rh = i16x8.sub(i16x8.extend_high_i8x16_u(r), middle);
    const red = i8x16.narrow_i16x8_u(i16x8.add(low, redOf(rl)), i16x8.add(high, redOf(rh)));
    const green = i8x16.narrow_i16x8_u(i16x8.add(low, greenOf(bl, rl)), i16x8.add(high, greenOf(bh, rh)));
    const blue = i8x16.narrow_i16x8_u(i16x8.add(low, blueOf(bl)), i16x8.add(high, blueOf(bh)));
    interleave(red, green, blue, out);
    out += 48;
  }
}

/** 1.402 is 1 and 26345 / 65536. */
// @ts-ignore: decorator
@inline
function redOf(cr: v128): v128 {
  return i16x8.add(cr, share(cr, 26345));
}

/** 1.772 is 2 less 14942 / 65536. */
// @ts-ignore: decorator
@inline
function blueOf(cb: v128): v128 {
  return i16x8.add(i16x8.add(cb, cb), share(cb, -14942));
}

/** 0.34414 is 22554 / 65536, 0.71414 is 1 less 18734 / 65536. */
// @ts-ignore: decorator
@inline
function greenOf(cb: v128, cr: v128): v128 {
  const factors = i16x8(-22554, 18734, -22554, 18734, -22554, 18734, -22554, 18734);
  const half = i32x4.splat(1 << 15);
  const low = i32x4.add(i32x4.dot_i16x8_s(low16(cb, cr), factors), half);
  const high = i32x4.add(i32x4.dot_i16x8_s(high16(cb, cr), factors), half);
  return i16x8.sub(i16x8.narrow_i32x4_s(i32x4.shr_s(low, 16), i32x4.shr_s(high, 16)), cr);
}

/** The chroma times a factor of 16 bits behind the point, rounded. */
// @ts-ignore: decorator
@inline
function share(chroma: v128, factor: i16): v128 {
  const factors = i16x8.splat(factor);
  const half = i32x4.splat(1 << 15);
  const low = i32x4.add(i32x4.extmul_low_i16x8_s(chroma, factors), half);
  const high = i32x4.add(i32x4.extmul_high_i16x8_s(chroma, factors), half);
  return i16x8.narrow_i32x4_s(i32x4.shr_s(low, 16), i32x4.shr_s(high, 16));
}

// @ts-ignore: decorator
@inline
function low16(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
}
// @ts-ignore: decorator
@inline
function high16(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
}

// @ts-ignore: decorator
@inline
function interleave(r: v128, g: v128, b: v128, to: usize): void {
  const first = i8x16.shuffle(r, g, 0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5);
  v128.store(to, i8x16.shuffle(first, b, 0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15));
  const second = i8x16.shuffle(r, g, 21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26);
  v128.store(to, i8x16.shuffle(second, b, 0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15), 16);
  const third = i8x16.shuffle(r, g, 0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0);
  v128.store(to, i8x16.shuffle(third, b, 26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31), 32);
}

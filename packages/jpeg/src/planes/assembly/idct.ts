/** The inverse transform of plain/inverse-dct.ts, eight columns at a time. */
const F0_298: i16 = 2446;
const F0_390: i16 = 3196;
const F0_541: i16 = 4433;
const F0_765: i16 = 6270;
const F0_899: i16 = 7373;
const F1_175: i16 = 9633;
const F1_501: i16 = 12299;
const F1_847: i16 = 15137;
const F1_961: i16 = 16069;
const F2_053: i16 = 16819;
const F2_562: i16 = 20995;
const F3_072: i16 = 25172;

// @ts-ignore: decorator
@inline
function lo(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
}
// @ts-ignore: decorator
@inline
function hi(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
}
// @ts-ignore: decorator
@inline
function lo32(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
}
// @ts-ignore: decorator
@inline
function hi32(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
}
// @ts-ignore: decorator
@inline
function lo64(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}
// @ts-ignore: decorator
@inline
function hi64(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
}
/** Factors of numbers that stand beside each other. */
// @ts-ignore: decorator
@inline
function pair(a: i16, b: i16): v128 {
  return i16x8(a, b, a, b, a, b, a, b);
}
// @ts-ignore: decorator
@inline
function descale(low: v128, high: v128, bits: i32, half: v128): v128 {
  return i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.add(low, half), bits),
    i32x4.shr_s(i32x4.add(high, half), bits),
  );
}

/** Rows of 8 times i16 to columns, of which `bits` bits are left out. */
// @ts-ignore: decorator
@inline
function pass(from: usize, to: usize, bits: i32): void {
  const half = i32x4.splat(1 << (bits - 1));
  const x1 = v128.load(from, 16);
  const x3 = v128.load(from, 48);
  const x5 = v128.load(from, 80);
  const x7 = v128.load(from, 112);
  const a = i16x8.add(x3, x7);
  const b = i16x8.add(x1, x5);
  const abl = lo(a, b);
  const abh = hi(a, b);
  const forC = pair(F1_175 - F1_961, F1_175);
  const forD = pair(F1_175, F1_175 - F0_390);
  const cl = i32x4.dot_i16x8_s(abl, forC);
  const ch = i32x4.dot_i16x8_s(abh, forC);
  const dl = i32x4.dot_i16x8_s(abl, forD);
  const dh = i32x4.dot_i16x8_s(abh, forD);
  const l71 = lo(x7, x1);
  const h71 = hi(x7, x1);
  const l53 = lo(x5, x3);
  const h53 = hi(x5, x3);
  const for0 = pair(-F0_899, F1_501 - F0_899);
  const for1 = pair(-F2_562, F3_072 - F2_562);
  const for2 = pair(F2_053 - F2_562, -F2_562);
  const for3 = pair(F0_298 - F0_899, -F0_899);
  const o0l = i32x4.add(i32x4.dot_i16x8_s(l71, for0), dl);
  const o0h = i32x4.add(i32x4.dot_i16x8_s(h71, for0), dh);
  const o1l = i32x4.add(i32x4.dot_i16x8_s(l53, for1), cl);
  const o1h = i32x4.add(i32x4.dot_i16x8_s(h53, for1), ch);
  const o2l = i32x4.add(i32x4.dot_i16x8_s(l53, for2), dl);
  const o2h = i32x4.add(i32x4.dot_i16x8_s(h53, for2), dh);
  const o3l = i32x4.add(i32x4.dot_i16x8_s(l71, for3), cl);
  const o3h = i32x4.add(i32x4.dot_i16x8_s(h71, for3), ch);

  const x0 = v128.load(from);
  const x2 = v128.load(from, 32);
  const x4 = v128.load(from, 64);
  const x6 = v128.load(from, 96);
  const l26 = lo(x2, x6);
  const h26 = hi(x2, x6);
  const forLow = pair(F0_541, F0_541 - F1_847);
  const forHigh = pair(F0_541 + F0_765, F0_541);
  const lowl = i32x4.dot_i16x8_s(l26, forLow);
  const lowh = i32x4.dot_i16x8_s(h26, forLow);
  const highl = i32x4.dot_i16x8_s(l26, forHigh);
  const highh = i32x4.dot_i16x8_s(h26, forHigh);
  const sum = i16x8.add(x0, x4);
  const difference = i16x8.sub(x0, x4);
  const suml = i32x4.shl(i32x4.extend_low_i16x8_s(sum), 13);
  const sumh = i32x4.shl(i32x4.extend_high_i16x8_s(sum), 13);
  const diffl = i32x4.shl(i32x4.extend_low_i16x8_s(difference), 13);
  const diffh = i32x4.shl(i32x4.extend_high_i16x8_s(difference), 13);
  const e0l = i32x4.add(suml, highl);
  const e0h = i32x4.add(sumh, highh);
  const e3l = i32x4.sub(suml, highl);
  const e3h = i32x4.sub(sumh, highh);
  const e1l = i32x4.add(diffl, lowl);
  const e1h = i32x4.add(diffh, lowh);
  const e2l = i32x4.sub(diffl, lowl);
  const e2h = i32x4.sub(diffh, lowh);

  const y0 = descale(i32x4.add(e0l, o0l), i32x4.add(e0h, o0h), bits, half);
  const y7 = descale(i32x4.sub(e0l, o0l), i32x4.sub(e0h, o0h), bits, half);
  const y1 = descale(i32x4.add(e1l, o1l), i32x4.add(e1h, o1h), bits, half);
  const y6 = descale(i32x4.sub(e1l, o1l), i32x4.sub(e1h, o1h), bits, half);
  const y2 = descale(i32x4.add(e2l, o2l), i32x4.add(e2h, o2h), bits, half);
  const y5 = descale(i32x4.sub(e2l, o2l), i32x4.sub(e2h, o2h), bits, half);
  const y3 = descale(i32x4.add(e3l, o3l), i32x4.add(e3h, o3h), bits, half);
  const y4 = descale(i32x4.sub(e3l, o3l), i32x4.sub(e3h, o3h), bits, half);
  transpose(y0, y1, y2, y3, y4, y5, y6, y7, to);
}

// @ts-ignore: decorator
@inline
function transpose(
  y0: v128,
  y1: v128,
  y2: v128,
  y3: v128,
  y4: v128,
  y5: v128,
  y6: v128,
  y7: v128,
  to: usize,
): void {
  const a0 = lo(y0, y1);
  const a1 = hi(y0, y1);
  const a2 = lo(y2, y3);
  const a3 = hi(y2, y3);
  const a4 = lo(y4, y5);
  const a5 = hi(y4, y5);
  const a6 = lo(y6, y7);
  const a7 = hi(y6, y7);
  const b0 = lo32(a0, a2);
  const b1 = hi32(a0, a2);
  const b2 = lo32(a1, a3);
  const b3 = hi32(a1, a3);
  const b4 = lo32(a4, a6);
  const b5 = hi32(a4, a6);
  const b6 = lo32(a5, a7);
  const b7 = hi32(a5, a7);
  v128.store(to, lo64(b0, b4));
  v128.store(to, hi64(b0, b4), 16);
  v128.store(to, lo64(b1, b5), 32);
  v128.store(to, hi64(b1, b5), 48);
  v128.store(to, lo64(b2, b6), 64);
  v128.store(to, hi64(b2, b6), 80);
  v128.store(to, lo64(b3, b7), 96);
  v128.store(to, hi64(b3, b7), 112);
}

/** Factors of the first and the third of the odd numbers, where the others are zero. */
// @ts-ignore: decorator
@inline
function forOdd(y: i32): v128 {
  if (y === 0) return pair(F1_501 - F0_899 + F1_175 - F0_390, F1_175);
  if (y === 1) return pair(F1_175, F3_072 - F2_562 + F1_175 - F1_961);
  if (y === 2) return pair(F1_175 - F0_390, F1_175 - F2_562);
  return pair(F1_175 - F0_899, F1_175 - F1_961);
}

/** Four columns of four rows; the numbers behind them are zero. Writes four rows. */
// @ts-ignore: decorator
@inline
function firstPassOfCorner(from: usize, to: usize): void {
  const half = i32x4.splat(1 << 10);
  const odd = lo(v128.load(from, 16), v128.load(from, 48));
  const o0 = i32x4.dot_i16x8_s(odd, forOdd(0));
  const o1 = i32x4.dot_i16x8_s(odd, forOdd(1));
  const o2 = i32x4.dot_i16x8_s(odd, forOdd(2));
  const o3 = i32x4.dot_i16x8_s(odd, forOdd(3));
  const sum = i32x4.shl(i32x4.extend_low_i16x8_s(v128.load(from)), 13);
  const x2 = v128.load(from, 32);
  const low = i32x4.extmul_low_i16x8_s(x2, i16x8.splat(F0_541));
  const high = i32x4.extmul_low_i16x8_s(x2, i16x8.splat(F0_541 + F0_765));
  const e0 = i32x4.add(sum, high);
  const e1 = i32x4.add(sum, low);
  const e2 = i32x4.sub(sum, low);
  const e3 = i32x4.sub(sum, high);
  const y04 = descale(i32x4.add(e0, o0), i32x4.sub(e3, o3), 11, half);
  const y15 = descale(i32x4.add(e1, o1), i32x4.sub(e2, o2), 11, half);
  const y26 = descale(i32x4.add(e2, o2), i32x4.sub(e1, o1), 11, half);
  const y37 = descale(i32x4.add(e3, o3), i32x4.sub(e0, o0), 11, half);
  const a0 = lo(y04, y15);
  const a1 = lo(y26, y37);
  const a2 = hi(y04, y15);
  const a3 = hi(y26, y37);
  const b0 = lo32(a0, a1);
  const b1 = hi32(a0, a1);
  const b2 = lo32(a2, a3);
  const b3 = hi32(a2, a3);
  v128.store(to, lo64(b0, b2));
  v128.store(to, hi64(b0, b2), 16);
  v128.store(to, lo64(b1, b3), 32);
  v128.store(to, hi64(b1, b3), 48);
}

/** Rows of which the last four are zero. */
// @ts-ignore: decorator
@inline
function secondPassOfCorner(from: usize, to: usize): void {
  const half = i32x4.splat(1 << 17);
  const x0 = v128.load(from);
  const x1 = v128.load(from, 16);
  const x2 = v128.load(from, 32);
  const x3 = v128.load(from, 48);
  const oddl = lo(x1, x3);
  const oddh = hi(x1, x3);
  const suml = i32x4.shl(i32x4.extend_low_i16x8_s(x0), 13);
  const sumh = i32x4.shl(i32x4.extend_high_i16x8_s(x0), 13);
  const forLow = i16x8.splat(F0_541);
  const forHigh = i16x8.splat(F0_541 + F0_765);
  const lowl = i32x4.extmul_low_i16x8_s(x2, forLow);
  const lowh = i32x4.extmul_high_i16x8_s(x2, forLow);
  const highl = i32x4.extmul_low_i16x8_s(x2, forHigh);
  const highh = i32x4.extmul_high_i16x8_s(x2, forHigh);
  const o0l = i32x4.dot_i16x8_s(oddl, forOdd(0));
  const o0h = i32x4.dot_i16x8_s(oddh, forOdd(0));
  const o1l = i32x4.dot_i16x8_s(oddl, forOdd(1));
  const o1h = i32x4.dot_i16x8_s(oddh, forOdd(1));
  const o2l = i32x4.dot_i16x8_s(oddl, forOdd(2));
  const o2h = i32x4.dot_i16x8_s(oddh, forOdd(2));
  const o3l = i32x4.dot_i16x8_s(oddl, forOdd(3));
  const o3h = i32x4.dot_i16x8_s(oddh, forOdd(3));
  const e0l = i32x4.add(suml, highl);
  const e0h = i32x4.add(sumh, highh);
  const e1l = i32x4.add(suml, lowl);
  const e1h = i32x4.add(sumh, lowh);
  const e2l = i32x4.sub(suml, lowl);
  const e2h = i32x4.sub(sumh, lowh);
  const e3l = i32x4.sub(suml, highl);
  const e3h = i32x4.sub(sumh, highh);
  const y0 = descale(i32x4.add(e0l, o0l), i32x4.add(e0h, o0h), 18, half);
  const y7 = descale(i32x4.sub(e0l, o0l), i32x4.sub(e0h, o0h), 18, half);
  const y1 = descale(i32x4.add(e1l, o1l), i32x4.add(e1h, o1h), 18, half);
  const y6 = descale(i32x4.sub(e1l, o1l), i32x4.sub(e1h, o1h), 18, half);
  const y2 = descale(i32x4.add(e2l, o2l), i32x4.add(e2h, o2h), 18, half);
  const y5 = descale(i32x4.sub(e2l, o2l), i32x4.sub(e2h, o2h), 18, half);
  const y3 = descale(i32x4.add(e3l, o3l), i32x4.add(e3h, o3h), 18, half);
  const y4 = descale(i32x4.sub(e3l, o3l), i32x4.sub(e3h, o3h), 18, half);
  transpose(y0, y1, y2, y3, y4, y5, y6, y7, to);
}

/** Whether the first pass of a block wraps: numbers of no sound picture in its first row, and nothing below. */
// @ts-ignore: decorator
@inline
function wraps(block: usize): bool {
  const row = v128.load(block);
  if (!v128.any_true(v128.xor(i16x8.shr_s(i16x8.shl(row, 2), 2), row))) return false;
  let rest = v128.load(block, 16);
  for (let at: usize = 32; at < 128; at += 16) rest = v128.or(rest, v128.load(block + at));
  return !v128.any_true(rest);
}

/** The first pass where only the first row is not zero: each column is four times its number, wrapped. */
function wrapped(block: usize, to: usize): void {
  for (let x: usize = 0; x < 8; x++) v128.store(to + 16 * x, i16x8.splat(load<i16>(block + 2 * x) << 2));
}

/**
 * @param block 64 times i16, coefficients times their steps, row by row; behind it is room for as many
 * @param isCorner whether all but the first four rows and columns are zero
 * @param to takes 8 rows of 8 samples, `stride` bytes apart
 */
// @ts-ignore: decorator
@inline
export function inverseDct(block: usize, isCorner: bool, to: usize, stride: usize): void {
  const half = block + 128;
  if (wraps(block)) {
    wrapped(block, half);
    pass(half, half, 18);
  } else if (isCorner) {
    firstPassOfCorner(block, half);
    secondPassOfCorner(half, half);
  } else {
    pass(block, half, 11);
    pass(half, half, 18);
  }
  put(half, to, stride);
}

/** Numbers of 16 bits as samples of 8. */
// @ts-ignore: decorator
@inline
function put(from: usize, to: usize, stride: usize): void {
  const level = i8x16.splat(-128);
  let out = to;
  for (let at: usize = 0; at < 128; at += 32) {
    const v = i8x16.add(i8x16.narrow_i16x8_s(v128.load(from + at), v128.load(from + at, 16)), level);
    v128.store64_lane(out, v, 0);
    v128.store64_lane(out + stride, v, 1);
    out += stride << 1;
  }
}

/** The same of a block with a DC coefficient alone. */
// @ts-ignore: decorator
@inline
export function fillBlock(dc: i16, to: usize, stride: usize): void {
  const level = ((<i32>(<i16>(<i32>dc << 2)) + 16) >> 5) + 128;
  const row = <u64>max(0, min(255, level)) * 0x0101010101010101;
  let out = to;
  for (let y = 0; y < 8; y++) {
    store<u64>(out, row);
    out += stride;
  }
}

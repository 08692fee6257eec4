/**
 * The inverse transform of libjpeg's method "islow", in whole numbers: C. Loeffler, A. Ligtenberg and G. Moschytz, "Practical fast
 * 1-D DCT algorithms with 11 multiplications" (ICASSP 1989), columns first, with factors of 13 bits. Numbers of a sound picture
 * stay far within 16 bits; those of any other wrap and saturate where the vectors of libjpeg-turbo do, so that its samples come.
 */
const FACTOR_BITS = 13;
/** Bits that the first pass keeps for the second. */
const KEPT_BITS = 2;
/** Each pass is too large by the square root of 8. */
const SCALE_BITS = 3;

const scaled = (factor: number): number => Math.round(factor * 2 ** FACTOR_BITS);
const F0_298 = scaled(0.298631336);
const F0_390 = scaled(0.390180644);
const F0_541 = scaled(0.5411961);
const F0_765 = scaled(0.765366865);
const F0_899 = scaled(0.899976223);
const F1_175 = scaled(1.175875602);
const F1_501 = scaled(1.50132111);
const F1_847 = scaled(1.847759065);
const F1_961 = scaled(1.96157056);
const F2_053 = scaled(2.053119869);
const F2_562 = scaled(2.562915447);
const F3_072 = scaled(3.072711026);

const wrap = (value: number): number => (value << 16) >> 16;
const clamp = (value: number, least: number, most: number): number =>
  value < least ? least : value > most ? most : value;

const half = new Int16Array(64);
const whole = new Int16Array(64);

/**
 * The samples of a block, 0 to 255.
 * @param block 64 coefficients times their steps, row by row
 * @param samples takes 64, row by row
 */
export function inverseDct(block: Int16Array, samples: Uint8Array): void {
  if (isRowAlone(block)) for (let place = 0; place < 64; place++) half[place] = block[place & 7] << KEPT_BITS;
  else for (let x = 0; x < 8; x++) transform(block, half, x, 8, FACTOR_BITS - KEPT_BITS);
  for (let y = 0; y < 8; y++) transform(half, whole, 8 * y, 1, FACTOR_BITS + KEPT_BITS + SCALE_BITS);
  for (let place = 0; place < 64; place++) samples[place] = clamp(whole[place], -128, 127) + 128;
}

/** Whether only the first row is not zero: then the first pass is a shift, which wraps where the sum saturates. */
function isRowAlone(block: Int16Array): boolean {
  for (let place = 8; place < 64; place++) if (block[place] !== 0) return false;
  return true;
}

/** Eight numbers that lie `step` apart, and what comes of them in the same places, less `bits` bits. */
function transform(from: Int16Array, to: Int16Array, at: number, step: number, bits: number): void {
  const x0 = from[at];
  const x1 = from[at + step];
  const x2 = from[at + 2 * step];
  const x3 = from[at + 3 * step];
  const x4 = from[at + 4 * step];
  const x5 = from[at + 5 * step];
  const x6 = from[at + 6 * step];
  const x7 = from[at + 7 * step];
  const low = x2 * F0_541 + x6 * (F0_541 - F1_847);
  const high = x2 * (F0_541 + F0_765) + x6 * F0_541;
  const sum = wrap(x0 + x4) << FACTOR_BITS;
  const difference = wrap(x0 - x4) << FACTOR_BITS;
  const a = wrap(x3 + x7);
  const b = wrap(x1 + x5);
  const c = a * (F1_175 - F1_961) + b * F1_175;
  const d = a * F1_175 + b * (F1_175 - F0_390);
  put(to, at, 7 * step, bits, sum + high, x1 * (F1_501 - F0_899) - x7 * F0_899 + d);
  put(to, at + step, 5 * step, bits, difference + low, x3 * (F3_072 - F2_562) - x5 * F2_562 + c);
  put(to, at + 2 * step, 3 * step, bits, difference - low, x5 * (F2_053 - F2_562) - x3 * F2_562 + d);
  put(to, at + 3 * step, step, bits, sum - high, x7 * (F0_298 - F0_899) - x1 * F0_899 + c);
}

/** The sum of both in one place, the difference in its opposite. */
function put(to: Int16Array, at: number, opposite: number, bits: number, even: number, odd: number): void {
  const half = 1 << (bits - 1);
  to[at] = clamp((even + odd + half) >> bits, -0x8000, 0x7fff);
  to[at + opposite] = clamp((even - odd + half) >> bits, -0x8000, 0x7fff);
}

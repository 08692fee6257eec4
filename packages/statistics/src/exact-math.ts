/**
 * The exponential function, the natural logarithm and their kin, to the same bits in every engine: ECMA-262 leaves to the engine how exact those of
 * `Math` are, and a Result must not tell by which it was made. The method and the constants are those of fdlibm, whose notice follows.
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/** ln 2 in two parts: a multiple of the first by an exponent is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0];

/** The upper 32 bits of a number. */
function highOf(x: number): number {
  scratch[0] = x;
  return words[HIGH];
}

/** 2^k for k from -1022 to 1023. */
function powerOfTwo(k: number): number {
  scratch[0] = 0;
  words[HIGH] = (1023 + k) << 20;
  return scratch[0];
}

const OVERFLOW = 7.09782712893383973096e2;
const UNDERFLOW = -7.4513321910194110842e2;
const PER_LN2 = 1.442695040888963387;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/** e^x, within 1 ulp: x = k ln 2 + r with |r| up to ln 2 / 2, and e^r by a rational function. */
export function exp(x: number): number {
  if (Number.isNaN(x) || x > OVERFLOW) return x + (Number.isNaN(x) ? x : Infinity);
  if (x < UNDERFLOW) return 0;
  const size = highOf(x) & 0x7fffffff;
  if (size < 0x3e300000) return 1 + x;
  let [k, high, low] = [0, x, 0];
  if (size > 0x3fd62e42) {
    if (x === 1) return Math.E;
    if (size < 0x3ff0a2b2) k = x < 0 ? -1 : 1;
    else k = Math.trunc(PER_LN2 * x + (x < 0 ? -0.5 : 0.5));
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
  const r = k === 0 ? x : high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k === 1024) return y * 2 * powerOfTwo(1023);
  return k >= -1021 ? y * powerOfTwo(k) : y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}

const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/** ln x, within 1 ulp: x = 2^k (1 + f) with 1 + f from √½ to √2, and ln (1 + f) by a polynomial of f / (2 + f). */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0) || x === Infinity) return x === Infinity ? x : NaN;
  const isSmall = x < 2 ** -1022;
  const top = highOf(isSmall ? x * 2 ** 54 : x);
  const fraction = top & 0xfffff;
  const isUpper = (fraction + 0x95f64) & 0x100000;
  const k = (top >> 20) - 1023 + (isUpper >> 20) - (isSmall ? 54 : 0);
  words[HIGH] = fraction | (isUpper ^ 0x3ff00000);
  const f = scratch[0] - 1;
  if ((0xfffff & (2 + fraction)) < 3) return near(k, f);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + rest));
    return k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
  }
  if (k === 0) return f - s * (f - rest);
  return k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f);
}

/** The same where |f| is below 2^-20. */
function near(k: number, f: number): number {
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const rest = f * f * (0.5 - (1 / 3) * f);
  return k === 0 ? f - rest : k * LN2_HIGH - (rest - k * LN2_LOW - f);
}

/** e^x - 1, where e^x itself would round the most of it away: by the logarithm of what was rounded, after Kahan. */
export function expm1(x: number): number {
  const rounded = exp(x);
  if (rounded === 1) return x;
  if (rounded === Infinity || rounded - 1 === -1) return rounded - 1;
  return ((rounded - 1) * x) / log(rounded);
}

/** ln (1 + x), in the same way. */
export function log1p(x: number): number {
  const rounded = 1 + x;
  if (rounded === 1) return x;
  return rounded === Infinity ? rounded : (log(rounded) * x) / (rounded - 1);
}

/** x^n for a whole n from 0. */
export function power(x: number, n: number): number {
  let [result, square] = [1, x];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

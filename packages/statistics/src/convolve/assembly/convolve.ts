/** Of the second, so many numbers are taken at once; as in the plain code, whose sums come in this order. */
const TAPS: i32 = 4;
/** Sums that are kept in registers while all numbers of the second are taken. */
const SUMS: i32 = 8;

/**
 * The convolution of n numbers with m others, of 64 bits.
 * @param a has 16 zeros or more before and behind it. @param taps a multiple of four of them, the last ones zeros
 * @param to takes n + m + 8 numbers or more, by eights
 */
export function convolve(a: usize, n: i32, taps: usize, m: i32, to: usize): void {
  const length = n + m - 1;
  for (let place = 0; place < length; place += SUMS) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    // Further ones meet nothing but zeros.
    const first = max(0, place - n + 1 - TAPS) & ~(TAPS - 1);
    const end = min(m, place + SUMS);
    let from = a + (<isize>(place - first) << 3);
    for (let j = first; j < end; j += TAPS) {
      const tap = taps + (<usize>j << 3);
      const t0 = v128.load64_splat(tap);
      const t1 = v128.load64_splat(tap, 8);
      const t2 = v128.load64_splat(tap, 16);
      const t3 = v128.load64_splat(tap, 24);
      // From three numbers before on.
      const p = from - 24;
      const a0 = v128.load(p);
      const b0 = v128.load(p, 8);
      const a1 = v128.load(p, 16);
      const b1 = v128.load(p, 24);
      const a2 = v128.load(p, 32);
      const b2 = v128.load(p, 40);
      const a3 = v128.load(p, 48);
      const b3 = v128.load(p, 56);
      const a4 = v128.load(p, 64);
      const b4 = v128.load(p, 72);
      s0 = f64x2.add(s0, four(b1, a1, b0, a0, t0, t1, t2, t3));
      s1 = f64x2.add(s1, four(b2, a2, b1, a1, t0, t1, t2, t3));
      s2 = f64x2.add(s2, four(b3, a3, b2, a2, t0, t1, t2, t3));
      s3 = f64x2.add(s3, four(b4, a4, b3, a3, t0, t1, t2, t3));
      from -= TAPS << 3;
    }
    const put = to + (<usize>place << 3);
    v128.store(put, s0);
    v128.store(put, s1, 16);
    v128.store(put, s2, 32);
    v128.store(put, s3, 48);
  }
}

// @ts-ignore: decorator
@inline
function four(a: v128, b: v128, c: v128, d: v128, t0: v128, t1: v128, t2: v128, t3: v128): v128 {
  const two = f64x2.add(f64x2.mul(a, t0), f64x2.mul(b, t1));
  return f64x2.add(f64x2.add(two, f64x2.mul(c, t2)), f64x2.mul(d, t3));
}

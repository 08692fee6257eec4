/** The discrete cosine transform of a block (ITU-T T.81, A.3.3), in double precision, 64 values row by row. */

/** `BASIS[8 * u + x]`: the share of sample x in frequency u. Its inverse is its transpose. */
const BASIS = Float64Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});
const TRANSPOSED = BASIS.map((_, at) => BASIS[8 * (at & 7) + (at >> 3)]);

/** What is turned halfway. */
const half = new Float64Array(64);

/** Samples to coefficients. */
export const forwardDct = (samples: ArrayLike<number>, into?: Float64Array): Float64Array =>
  transform(samples, BASIS, into);

/** Coefficients to samples. @param into takes them, and may be the coefficients themselves */
export const inverseDct = (coefficients: ArrayLike<number>, into?: Float64Array): Float64Array =>
  transform(coefficients, TRANSPOSED, into);

/** By rows, then by columns; each pass leaves its result turned, two set it right. */
function transform(
  values: ArrayLike<number>,
  basis: Float64Array,
  into: Float64Array = new Float64Array(64),
): Float64Array {
  pass(values, basis, half);
  pass(half, basis, into);
  return into;
}

function pass(values: ArrayLike<number>, basis: Float64Array, turned: Float64Array): void {
  for (let row = 0; row < 8; row++) {
    for (let to = 0; to < 8; to++) {
      let sum = 0;
      for (let from = 0; from < 8; from++) sum += basis[8 * to + from] * values[8 * row + from];
      turned[8 * to + row] = sum;
    }
  }
}

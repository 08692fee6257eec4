/** Of the second, so many numbers are taken at once. */
const TAPS = 4;

/** The convolution of two rows of numbers: of the distributions of two independent sums, that of both together. */
export function convolvePlainly(a: Float64Array, b: Float64Array): Float64Array {
  const padded = new Float64Array(a.length + 2 * (TAPS - 1));
  padded.set(a, TAPS - 1);
  const taps = new Float64Array(TAPS * Math.ceil(b.length / TAPS));
  taps.set(b);
  const sums = new Float64Array(a.length + taps.length + TAPS - 1);
  for (let j = 0; j < taps.length; j += TAPS) addTaps(sums.subarray(j), padded, taps.subarray(j, j + TAPS));
  return sums.slice(0, a.length + b.length - 1);
}

function addTaps(sums: Float64Array, padded: Float64Array, taps: Float64Array): void {
  const [first, second, third, fourth] = taps;
  for (let i = 0; i < padded.length - TAPS + 1; i++) {
    sums[i] += padded[i + 3] * first + padded[i + 2] * second + padded[i + 1] * third + padded[i] * fourth;
  }
}

/** What rounding the coefficients did to the samples of a block. */
import { inverseDct } from '../coefficients/dct.ts';

/**
 * The covariances of the errors of a block's 64 samples, row by row: those of its coefficients are independent and even
 * between half a step down and up, hence of variance step^2 / 12.
 */
export function roundingCovariance(quantisation: ArrayLike<number>): Float64Array {
  const covariance = new Float64Array(64 * 64);
  for (let place = 0; place < 64; place++) {
    const wave = inverseDct(Float64Array.from({ length: 64 }, (_, at) => (at === place ? 1 : 0)));
    const variance = quantisation[place] ** 2 / 12;
    for (let a = 0; a < 64; a++) {
      const share = variance * wave[a];
      for (let b = 0; b < 64; b++) covariance[64 * a + b] += share * wave[b];
    }
  }
  return covariance;
}

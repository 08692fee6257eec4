/** The weights of a linear estimate. */
import type { Matrix } from './covariance-model.ts';

/**
 * The weights by which the last of some variables is best estimated from the others: K w = k for their covariances K among
 * each other and k with the last one, by Cholesky's decomposition.
 * @param covariance positive definite, `size` x `size`
 */
export function solve(covariance: Matrix, size: number): Float64Array {
  const order = size - 1;
  const lower = new Float64Array(order * order);
  const weights = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = covariance[i * size + j];
      for (let k = 0; k < j; k++) rest -= lower[i * order + k] * lower[j * order + k];
      lower[i * order + j] = i === j ? Math.sqrt(rest) : rest / lower[j * order + j];
    }
    let rest = covariance[i * size + order];
    for (let k = 0; k < i; k++) rest -= lower[i * order + k] * weights[k];
    weights[i] = rest / lower[i * order + i];
  }
  for (let i = order - 1; i >= 0; i--) {
    for (let k = i + 1; k < order; k++) weights[i] -= lower[k * order + i] * weights[k];
    weights[i] /= lower[i * order + i];
  }
  return weights;
}

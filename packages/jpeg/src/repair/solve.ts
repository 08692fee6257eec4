/**
 * Solves A x = b by Cholesky's decomposition, in place.
 * @param matrix symmetric and positive definite, row by row; its lower half is destroyed. @param vector becomes x
 */
export function solve(matrix: Float64Array, vector: Float64Array): void {
  const n = vector.length;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      const [a, b] = [row * n, column * n];
      // Two sums wait for each other half as often.
      let [even, odd] = [0, 0];
      let k = 0;
      for (; k + 1 < column; k += 2) {
        even += matrix[a + k] * matrix[b + k];
        odd += matrix[a + k + 1] * matrix[b + k + 1];
      }
      if (k < column) even += matrix[a + k] * matrix[b + k];
      const sum = matrix[a + column] - (even + odd);
      matrix[row * n + column] = row === column ? Math.sqrt(sum) : sum / matrix[column * n + column];
    }
  }
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) vector[row] -= matrix[row * n + k] * vector[k];
    vector[row] /= matrix[row * n + row];
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) vector[row] -= matrix[k * n + row] * vector[k];
    vector[row] /= matrix[row * n + row];
  }
}

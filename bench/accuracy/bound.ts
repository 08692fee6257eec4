/** What can be found at all: the score of a filter that knows a defect's place and smear. */

/** Variance of rounding to whole numbers, of which no picture is free. */
const ROUNDING = 1 / 12;

/**
 * The matched filter (Turin 1960, "An introduction to matched filters"; Kay 1998, "Fundamentals of Statistical Signal Processing:
 * Detection Theory", section 4.4). In frame f a defect adds the smear s_f to noise and texture of the covariance C_f. The filter is
 * h = R⁻¹ s̄, with s̄ the mean smear and R the mean of the C_f, each freed of its scale. It gives h·s_f with the variance
 * v_f = hᵀ C_f h. Whoever also knows how strong the defect is in each frame sums h·d_f of the frames d_f by the weights h·s_f / v_f.
 * That reaches
 *
 *     √(Σ (h·s_f)² / v_f)
 *
 * standard deviations: √(n sᵀ C⁻¹ s) where all frames are alike, and |s| / σ in one frame of white noise. Other weights reach less,
 * whether the defect follows the exposure, the scene or chance.
 * @param smears of each frame what the defect changes there, as many values for each
 * @param surroundings of each frame as many values at each of some places without a defect
 * @param spared frames that show it best and are left out: what they show alone may be a light that passed
 */
export function matchedScore(
  smears: readonly ArrayLike<number>[],
  surroundings: readonly (readonly ArrayLike<number>[])[],
  spared = 0,
): number {
  const covariances = surroundings.map(covarianceOf);
  const filter = solve(shapeOf(covariances), meanOf(smears));
  const squares: number[] = [];
  for (const [frame, covariance] of covariances.entries()) {
    const variance = dot(
      filter,
      covariance.map((row) => dot(row, filter)),
    );
    squares.push(variance > 0 ? dot(filter, smears[frame]) ** 2 / variance : 0);
  }
  const kept = squares.sort((a, b) => b - a).slice(spared);
  return Math.sqrt(kept.reduce((sum, square) => sum + square, 0));
}

type Matrix = Float64Array[];

function meanOf(vectors: readonly ArrayLike<number>[]): Float64Array {
  const mean = new Float64Array(vectors[0].length);
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i] += vector[i] / vectors.length;
  return mean;
}

/** About the mean of the places, with the variance of rounding. */
function covarianceOf(places: readonly ArrayLike<number>[]): Matrix {
  const mean = meanOf(places);
  const matrix = Array.from(mean, () => new Float64Array(mean.length));
  for (const place of places) {
    const off = mean.map((value, i) => place[i] - value);
    for (let i = 0; i < off.length; i++) for (let j = 0; j <= i; j++) matrix[i][j] += (off[i] * off[j]) / places.length;
  }
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j < i; j++) matrix[j][i] = matrix[i][j];
    matrix[i][i] += ROUNDING;
  }
  return matrix;
}

/** Their mean, each divided by its mean variance: a calm frame tells as much of the shape as a restless one. */
function shapeOf(covariances: readonly Matrix[]): Matrix {
  const scales = covariances.map((matrix) => matrix.reduce((sum, row, i) => sum + row[i], 0));
  return covariances[0].map((_, i) =>
    meanOf(covariances.map((matrix, f) => matrix[i].map((each) => each / scales[f]))),
  );
}

/** R x = s by Cholesky's decomposition of a positive definite R. */
function solve(matrix: Matrix, vector: Float64Array): Float64Array {
  const lower = matrix.map((row) => row.slice());
  const x = vector.slice();
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = lower[i][j];
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(rest) : rest / lower[j][j];
    }
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

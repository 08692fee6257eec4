/** What can be found at all: the score of a filter that knows a defect's place and smear. */

/** Variance of rounding to whole numbers, of which no picture is free. */
const ROUNDING = 1 / 12;

/**
 * The matched filter (Turin 1960, "An introduction to matched filters"; Kay 1998, "Fundamentals of Statistical Signal Processing:
 * Detection Theory", section 4.4). In frame f a defect adds the smear s_f to noise and texture of the covariance C_f. The filter for it
 * is h_f = R⁻¹ s̄, with s̄ the mean smear of the other frames and R the mean of their covariances, each freed of its scale: nobody knows
 * how a frame will smear before seeing it. It gives h_f·s_f with the variance v_f = h_fᵀ C_f h_f.
 * @param smears of each frame what the defect changes there, as many values for each
 * @param surroundings of each frame as many values at each of some places without a defect
 * @returns of each frame h_f·s_f / √v_f, what it shows in standard deviations; 0 of a single frame, which tells no filter for itself
 */
export function matchedParts(
  smears: readonly ArrayLike<number>[],
  surroundings: readonly (readonly ArrayLike<number>[])[],
): number[] {
  if (smears.length < 2) return smears.map(() => 0);
  const covariances = surroundings.map(covarianceOf);
  const shapes = covariances.map(shapeOf);
  const [allShapes, allSmears] = [shapes[0].map((_, i) => sumOf(shapes.map((shape) => shape[i]))), sumOf(smears)];
  return covariances.map((covariance, frame) => {
    const others = allShapes.map((row, i) => minus(row, shapes[frame][i]));
    const filter = solve(others, minus(allSmears, smears[frame]));
    const products = covariance.map((row) => dot(row, filter));
    const variance = dot(filter, products);
    return variance > 0 ? dot(filter, smears[frame]) / Math.sqrt(variance) : 0;
  });
}

/**
 * What frames show together. Whoever knows how strong the defect is in each frame sums what the filter gives by the weights
 * h_f·s_f / v_f, which reaches
 *
 *     √(Σ (h_f·s_f)² / v_f)
 *
 * standard deviations: √(n sᵀ C⁻¹ s) where all frames are alike. Other weights reach less, whether the defect follows the exposure, the
 * scene or chance.
 * @param parts what each frame shows, in standard deviations
 * @param spared frames that show most and are left out
 */
export function scoreOf(parts: readonly number[], spared = 0): number {
  const squares = parts.map((part) => part ** 2).sort((a, b) => b - a);
  return Math.sqrt(squares.slice(spared).reduce((sum, square) => sum + square, 0));
}

type Matrix = Float64Array[];

function sumOf(vectors: readonly ArrayLike<number>[]): Float64Array {
  const sum = new Float64Array(vectors[0].length);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i] += vector[i];
  return sum;
}

const minus = (all: Float64Array, part: ArrayLike<number>): Float64Array => all.map((value, i) => value - part[i]);

/** About the mean of the places, with the variance of rounding. */
function covarianceOf(places: readonly ArrayLike<number>[]): Matrix {
  const mean = sumOf(places).map((sum) => sum / places.length);
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

/** Freed of the mean variance: a calm frame tells as much of the shape as a restless one. */
function shapeOf(covariance: Matrix): Matrix {
  const scale = covariance.reduce((sum, row, i) => sum + row[i], 0);
  return covariance.map((row) => row.map((each) => each / scale));
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

/** What PRNU is judged by: slow changes of the light taken away. */

/** Side of the box whose mean is subtracted, in samples of one colour. */
const BOX = 5;
/** Samples at each border that have no whole box around them. */
const CUT = (BOX - 1) / 2;
/** By this the values are larger than a deviation, so that they are whole numbers. */
export const SCALE = BOX * BOX;

/**
 * `SCALE` times the deviation of each sample from the mean of the 5x5 samples around it, without the outer two rows and
 * columns: y' = 25·y − Σ y, exact for whole numbers below 2^53/50.
 *
 * @param image `rows` x `columns` values, row-major
 * @returns `(rows − 4)` x `(columns − 4)` values, row-major; empty for a smaller image than a box
 */
export function highPass(image: Float64Array, rows: number, columns: number): Float64Array {
  const [height, width] = [Math.max(0, rows - 2 * CUT), Math.max(0, columns - 2 * CUT)];
  if (height === 0 || width === 0) return new Float64Array(0);
  const filtered = new Float64Array(height * width);
  const columnSums = new Float64Array(columns);
  for (let m = 0; m < height; m++) {
    columnSums.fill(0);
    for (let k = 0; k < BOX; k++) for (let n = 0; n < columns; n++) columnSums[n] += image[(m + k) * columns + n];
    let box = 0;
    for (let n = 0; n < BOX - 1; n++) box += columnSums[n];
    for (let n = 0; n < width; n++) {
      box += columnSums[n + BOX - 1];
      filtered[m * width + n] = SCALE * image[(m + CUT) * columns + n + CUT] - box;
      box -= columnSums[n];
    }
  }
  return filtered;
}

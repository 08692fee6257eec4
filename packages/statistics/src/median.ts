/** Standard deviation of a normal variable over its median absolute deviation: 1 / Φ⁻¹(3/4). */
export const SIGMA_PER_MAD = 1.4826;

/**
 * Median of the first n numbers of a buffer, which is left in another order. Quickselect (Hoare 1961): the number in the
 * middle falls into its place, and those before it are not greater.
 *
 * @param n at least 1; NaN for 0
 */
export function medianOf(buffer: Float64Array, n = buffer.length): number {
  if (n === 0) return NaN;
  const middle = n >> 1;
  select(buffer, n, middle);
  if (n % 2 === 1) return buffer[middle];
  let below = buffer[0];
  for (let i = 1; i < middle; i++) if (buffer[i] > below) below = buffer[i];
  return (below + buffer[middle]) / 2;
}

/** The number that would stand at a place if the buffer, which is left in another order, were sorted. */
export function nthOf(buffer: Float64Array, place: number): number {
  select(buffer, buffer.length, place);
  return buffer[place];
}

function select(buffer: Float64Array, n: number, wanted: number): void {
  let [left, right] = [0, n - 1];
  while (left < right) {
    const pivot = buffer[wanted];
    let [i, j] = [left, right];
    while (i <= j) {
      while (buffer[i] < pivot) i++;
      while (buffer[j] > pivot) j--;
      if (i > j) break;
      const value = buffer[i];
      buffer[i++] = buffer[j];
      buffer[j--] = value;
    }
    if (j < wanted) left = i;
    if (i > wanted) right = j;
  }
}

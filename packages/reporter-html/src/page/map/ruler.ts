/** Round numbers along an axis. */

/** The multiples of 1, 2 or 5 times a power of ten within a range, whole numbers at least `apart` from each other. */
export function roundNumbers(from: number, to: number, apart: number): number[] {
  const least = Math.max(1, apart);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= least) ?? least;
  const numbers: number[] = [];
  // Zero has no sign on an axis.
  for (let n = Math.ceil(from / step) * step + 0; n <= to; n += step) numbers.push(n);
  return numbers;
}

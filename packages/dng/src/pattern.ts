/** Patterns that repeat over a frame. */

/**
 * A pattern anchored at the stored pixel (0, 0), as it begins at another pixel.
 * @param pattern at least one row, all equally long and not empty
 */
export function patternAt<T>(pattern: readonly (readonly T[])[], { x, y }: { x: number; y: number }): T[][] {
  const [height, width] = [pattern.length, pattern[0].length];
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => pattern[modulo(y + row, height)][modulo(x + column, width)]),
  );
}

const modulo = (value: number, period: number): number => ((value % period) + period) % period;

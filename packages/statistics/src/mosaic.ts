/** A mosaic goes on over the whole plane, beyond the borders of the frame, too. */

/** What is left of a place without whole periods: from 0 to less than the period, also of negative places. */
export const modulo = (place: number, period: number): number => ((place % period) + period) % period;

/** The letter of the filter over any pixel, inside of the frame or not. */
export function letterAt(mosaic: readonly string[], x: number, y: number): string {
  const row = mosaic[modulo(y, mosaic.length)];
  return row[modulo(x, row.length)];
}

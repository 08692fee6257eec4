/** Pairs of neighbours of one colour, for which sensors are rejected: an interpolation misses one of four. */
import { isLine } from '../lines.ts';
import type { Defect, FrameFacts } from '../schema.ts';

/** How many pairs of pixels are next to each other in a row or column of those of their colour. */
export function countColourPairs(defects: readonly Defect[], { mosaic = ['.'] }: Pick<FrameFacts, 'mosaic'>): number {
  const points = defects.filter((defect) => !isLine(defect));
  const places = new Set(points.map(({ x, y }) => `${x},${y}`));
  const colourAt = (x: number, y: number): string => {
    const row = mosaic[y % mosaic.length];
    return row[x % row.length];
  };
  const next = (x: number, y: number, dx: number, dy: number): string => {
    let steps = 1;
    while (colourAt(x + steps * dx, y + steps * dy) !== colourAt(x, y)) steps++;
    return `${x + steps * dx},${y + steps * dy}`;
  };
  return points.reduce(
    (pairs, { x, y }) => pairs + Number(places.has(next(x, y, 1, 0))) + Number(places.has(next(x, y, 0, 1))),
    0,
  );
}

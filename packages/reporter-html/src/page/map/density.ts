import type { Position } from '../model/place.ts';

export interface DensityCell {
  /** Sensor position of its upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** How many defects lie in each square of that many sensor pixels; squares without any are left out. */
export function densityCells(defects: readonly Position[], side: number): DensityCell[] {
  const cells = new Map<string, { x: number; y: number; count: number }>();
  for (const defect of defects) {
    const [column, row] = [Math.floor(defect.x / side), Math.floor(defect.y / side)];
    const key = `${column},${row}`;
    const cell = cells.get(key);
    if (cell) cell.count++;
    else cells.set(key, { x: column * side, y: row * side, count: 1 });
  }
  return [...cells.values()];
}

/** How dark a cell is drawn, 0 to 1: by the logarithm, so that single defects are seen beside crowds. */
export function shade(count: number, most: number): number {
  return 0.12 + (0.78 * Math.log(count)) / Math.max(1, Math.log(most));
}

/** Where signs would hide each other: shaded cells. */
import type { Position } from '../model/place.ts';
import { densityCells, shade } from './density.ts';
import type { Palette } from './palette.ts';
import type { View } from './view.ts';

/** Side of a shaded cell in CSS pixels. */
const CELL = 12;

export interface Cells {
  /** The most defects in one. */
  readonly most: number;
  /** In sensor pixels. */
  readonly side: number;
}

/** Shades the cells of the sensor that have any. */
export function drawCells(
  context: CanvasRenderingContext2D,
  view: View,
  defects: readonly Position[],
  palette: Palette,
): Cells {
  const side = Math.max(1, Math.round(CELL / view.scale));
  const cells = densityCells(defects, side);
  const most = cells.reduce((max, { count }) => Math.max(max, count), 1);
  context.fillStyle = palette.density;
  for (const cell of cells) {
    const { x, y } = view.toScreen(cell);
    context.globalAlpha = shade(cell.count, most);
    context.fillRect(x, y, side * view.scale - 1, side * view.scale - 1);
  }
  context.globalAlpha = 1;
  return { most, side };
}

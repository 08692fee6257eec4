/** The defects on the map: lines as lines, signs by kind while they fit side by side, shaded cells where they do not. */
import { centreOf } from '../model/place.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import { drawCells, type Cells } from './draw-cells.ts';
import { traceRectangle } from './draw-sensor.ts';
import { drawLine, drawRing, drawSign, isInView } from './draw-signs.ts';
import { partition } from './line-box.ts';
import type { Palette } from './palette.ts';
import type { View } from './view.ts';

/** More signs than this in the window would hide each other. */
export const MOST_SIGNS = 1500;
/** Up to so many are drawn in full size. */
const FEW_SIGNS = 250;
/** What the reader should be told about how they are drawn. */
export interface Drawn {
  readonly visible: number;
  /** Where cells are shaded. */
  readonly cells?: Cells;
}

/** Draws the defects that are in the window; lines always as lines. */
export function drawDefects(
  context: CanvasRenderingContext2D,
  view: View,
  defects: readonly RankedDefect[],
  palette: Palette,
): Drawn {
  const visible = defects.filter((defect) => isInView(view, defect));
  const { lines, spots } = partition(visible);
  const isCrowd = spots.length > MOST_SIGNS;
  const cells = isCrowd ? drawCells(context, view, spots, palette) : undefined;
  for (const line of [...lines].reverse()) drawLine(context, view, line, palette);
  if (isCrowd) return { visible: visible.length, cells };
  drawExtents(context, view, spots, palette);
  const size = sizeOfSigns(spots.length);
  for (const spot of [...spots].reverse()) {
    const at = view.toScreen(centreOf(spot));
    if (spot.standing === 'new') drawRing(context, at, palette.ink);
    drawSign(context, at, spot.kind, size, palette);
  }
  return { visible: visible.length };
}

/** Many signs are smaller than few. */
export const sizeOfSigns = (count: number): number => (count <= FEW_SIGNS ? 1 : 0.7);

/** Worth seeing as soon as they are larger than the sign. */
function drawExtents(
  context: CanvasRenderingContext2D,
  view: View,
  defects: readonly RankedDefect[],
  palette: Palette,
): void {
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.beginPath();
  for (const { extent } of defects) {
    if (Math.max(extent.width, extent.height) * view.scale > 14) traceRectangle(context, view, extent);
  }
  context.stroke();
}

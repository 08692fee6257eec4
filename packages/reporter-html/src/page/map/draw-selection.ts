import { isLine } from '@hotpix/result';
import { centreOf, type Placed } from '../model/place.ts';
import { drawDefect } from './draw-signs.ts';
import { lineBox, type Box } from './line-box.ts';
import type { Palette } from './palette.ts';
import type { View } from './view.ts';

/** Radius of the ring about a sign, and how far the outline of a line is from it, in CSS pixels. */
const RING = 11;
const AWAY = 5;

/** Rings the selected defect and leads the eye to it. */
export function drawSelection(
  context: CanvasRenderingContext2D,
  view: View,
  defect: Placed,
  palette: Palette,
  size: { width: number; height: number },
): void {
  drawDefect(context, view, defect, palette);
  const ring = ringOf(view, defect);
  context.strokeStyle = palette.accent;
  drawGuides(context, ring, size);
  context.lineWidth = 2.5;
  context.beginPath();
  context.roundRect(ring.x, ring.y, ring.width, ring.height, Math.min(ring.width, ring.height) / 2);
  context.stroke();
}

function ringOf(view: View, defect: Placed): Box {
  if (isLine(defect)) {
    const { x, y, width, height } = lineBox(view, defect);
    return { x: x - AWAY, y: y - AWAY, width: width + 2 * AWAY, height: height + 2 * AWAY };
  }
  const { x, y } = view.toScreen(centreOf(defect));
  return { x: x - RING, y: y - RING, width: 2 * RING, height: 2 * RING };
}

/** From the edges of the map to the ring. */
function drawGuides(
  context: CanvasRenderingContext2D,
  ring: Box,
  { width, height }: { width: number; height: number },
): void {
  const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
  context.save();
  context.lineWidth = 1;
  context.globalAlpha = 0.55;
  // A guide that is drawn through would look like a defective column.
  context.setLineDash([4, 4]);
  context.beginPath();
  for (const [x1, y1, x2, y2] of [
    [0, y, ring.x - 1, y],
    [ring.x + ring.width + 1, y, width, y],
    [x, 0, x, ring.y - 1],
    [x, ring.y + ring.height + 1, x, height],
  ]) {
    if (x2 < x1 || y2 < y1) continue;
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
  context.restore();
}

/** The defects on the map: signs by kind while they fit side by side, shaded cells where they do not. */
import type { DefectKind } from '@hotpix/core';
import { KINDS } from '../model/kinds.ts';
import type { RankedDefect } from '../model/report.ts';
import { densityCells, shade } from './density.ts';
import { traceRectangle } from './draw-sensor.ts';
import type { Palette } from './palette.ts';
import type { Point, View } from './view.ts';

/** More signs than this in the window would hide each other. */
const MOST_SIGNS = 1500;
/** Side of a shaded cell in CSS pixels. */
const CELL = 12;

/** What the reader should be told about how they are drawn. */
export interface Drawn {
  readonly visible: number;
  /** Where cells are shaded: the most defects in one, and its side in sensor pixels. */
  readonly cells?: { readonly most: number; readonly side: number };
}

const OUTLINES = new Map<DefectKind, Path2D>();

/** Draws the defects that are in the window. */
export function drawDefects(
  context: CanvasRenderingContext2D,
  view: View,
  defects: readonly RankedDefect[],
  palette: Palette,
): Drawn {
  const visible = defects.filter((defect) => view.isInside(view.toScreen(centreOf(defect))));
  if (visible.length <= MOST_SIGNS) {
    const size = visible.length <= 250 ? 1 : 0.7;
    drawExtents(context, view, visible, palette);
    for (const defect of [...visible].reverse()) {
      drawSign(context, view.toScreen(centreOf(defect)), defect.kind, size, palette);
    }
    return { visible: visible.length };
  }
  return { visible: visible.length, cells: drawCells(context, view, visible, palette) };
}

/** Rings the selected defect and leads the eye to it. */
export function drawSelection(
  context: CanvasRenderingContext2D,
  view: View,
  defect: RankedDefect,
  palette: Palette,
  { width, height }: { width: number; height: number },
): void {
  const { x, y } = view.toScreen(centreOf(defect));
  drawSign(context, { x, y }, defect.kind, 1, palette);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.globalAlpha = 0.55;
  context.beginPath();
  for (const [x1, y1, x2, y2] of [
    [0, y, x - 12, y],
    [x + 12, y, width, y],
    [x, 0, x, y - 12],
    [x, y + 12, x, height],
  ]) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(x, y, 11, 0, 2 * Math.PI);
  context.stroke();
}

/** The middle of its pixel. */
export function centreOf({ x, y }: Point): Point {
  return { x: x + 0.5, y: y + 0.5 };
}

function drawSign(
  context: CanvasRenderingContext2D,
  at: Point,
  kind: DefectKind,
  size: number,
  palette: Palette,
): void {
  let outline = OUTLINES.get(kind);
  if (!outline) OUTLINES.set(kind, (outline = new Path2D(KINDS[kind].outline)));
  context.save();
  context.translate(at.x, at.y);
  context.scale(size, size);
  context.strokeStyle = palette.surface;
  context.lineWidth = 2.5;
  context.stroke(outline);
  context.fillStyle = palette[kind];
  context.fill(outline);
  context.restore();
}

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

function drawCells(
  context: CanvasRenderingContext2D,
  view: View,
  defects: readonly RankedDefect[],
  palette: Palette,
): { most: number; side: number } {
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

/** The defects on the map: lines as lines, signs by kind while they fit side by side, shaded cells where they do not. */
import type { DefectKind } from '@hotpix/result';
import { KINDS } from '../model/kinds.ts';
import { isLine } from '@hotpix/result';
import { centreOf } from '../model/place.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import { densityCells, shade } from './density.ts';
import { traceRectangle } from './draw-sensor.ts';
import { lineBox, partition } from './line-box.ts';
import type { Palette } from './palette.ts';
import type { Point, View } from './view.ts';

/** More signs than this in the window would hide each other. */
const MOST_SIGNS = 1500;
/** Side of a shaded cell in CSS pixels. */
const CELL = 12;

/** Radius of the ring around a new one in CSS pixels. */
const RING = 10;

/** What the reader should be told about how they are drawn. */
export interface Drawn {
  readonly visible: number;
  /** Where cells are shaded: the most defects in one, and its side in sensor pixels. */
  readonly cells?: { readonly most: number; readonly side: number };
}

const OUTLINES = new Map<DefectKind, Path2D>();

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
  const size = spots.length <= 250 ? 1 : 0.7;
  for (const spot of [...spots].reverse()) {
    const at = view.toScreen(centreOf(spot));
    if (spot.standing === 'new') drawRing(context, at, palette);
    drawSign(context, at, spot.kind, size, palette);
  }
  return { visible: visible.length };
}

/** Whether any of it is in the window. */
export function isInView(view: View, defect: RankedDefect): boolean {
  return isLine(defect) ? view.overlaps(lineBox(view, defect)) : view.isInside(view.toScreen(centreOf(defect)));
}

/** Draws one in full size. */
export function drawDefect(
  context: CanvasRenderingContext2D,
  view: View,
  defect: RankedDefect,
  palette: Palette,
): void {
  if (isLine(defect)) drawLine(context, view, defect, palette);
  else drawSign(context, view.toScreen(centreOf(defect)), defect.kind, 1, palette);
}

function drawLine(context: CanvasRenderingContext2D, view: View, line: RankedDefect, palette: Palette): void {
  const { x, y, width, height } = lineBox(view, line);
  context.fillStyle = palette.surface;
  context.fillRect(x - 1, y - 1, width + 2, height + 2);
  context.fillStyle = palette[line.kind];
  context.fillRect(x, y, width, height);
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

/** Around a sign that is new since the baseline. */
function drawRing(context: CanvasRenderingContext2D, { x, y }: Point, palette: Palette): void {
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, RING, 0, 2 * Math.PI);
  context.stroke();
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

/** A sign per defect: by its kind, lines as lines. */
import { isLine, type DefectKind } from '@hotpix/result';
import { KINDS } from '../model/kinds.ts';
import { centreOf, type Placed } from '../model/place.ts';
import { lineBox } from './line-box.ts';
import type { Palette } from './palette.ts';
import type { Point, View } from './view.ts';

/** Radius of the ring around a new one in CSS pixels. */
const RING = 10;

const OUTLINES = new Map<DefectKind, Path2D>();

/** Whether any of it is in the window. */
export function isInView(view: View, defect: Placed): boolean {
  return isLine(defect) ? view.overlaps(lineBox(view, defect)) : view.isInside(view.toScreen(centreOf(defect)));
}

/** Draws one in full size. */
export function drawDefect(context: CanvasRenderingContext2D, view: View, defect: Placed, palette: Palette): void {
  if (isLine(defect)) drawLine(context, view, defect, palette);
  else drawSign(context, view.toScreen(centreOf(defect)), defect.kind, 1, palette);
}

export function drawLine(context: CanvasRenderingContext2D, view: View, line: Placed, palette: Palette): void {
  const { x, y, width, height } = lineBox(view, line);
  context.fillStyle = palette.surface;
  context.fillRect(x - 1, y - 1, width + 2, height + 2);
  context.fillStyle = palette[line.kind];
  context.fillRect(x, y, width, height);
}

export function drawSign(
  context: CanvasRenderingContext2D,
  at: Point,
  kind: DefectKind,
  size: number,
  palette: Palette,
): void {
  const outline = outlineOf(kind);
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

/** Around the sign of one that is new. */
export function drawRing(context: CanvasRenderingContext2D, { x, y }: Point, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, RING, 0, 2 * Math.PI);
  context.stroke();
}

/** About (0, 0). */
export function outlineOf(kind: DefectKind): Path2D {
  let outline = OUTLINES.get(kind);
  if (!outline) OUTLINES.set(kind, (outline = new Path2D(KINDS[kind].outline)));
  return outline;
}

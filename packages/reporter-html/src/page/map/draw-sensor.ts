/** What lies under the defects: the sensor to scale and the rulers. */
import type { Result } from '@hotpix/result';
import type { Palette } from './palette.ts';
import { roundNumbers } from './ruler.ts';
import { INSET, type View } from './view.ts';

export type Frame = NonNullable<Result['frame']>;

/** CSS pixels between two numbers of a ruler at least. */
const APART = 72;

/** The stored frame with its masked border hatched, and the active area. */
export function drawSensor(context: CanvasRenderingContext2D, view: View, frame: Frame, palette: Palette): void {
  context.fillStyle = hatching(context, palette);
  fillRectangle(context, view, { x: 0, y: 0, width: frame.width, height: frame.height });
  context.fillStyle = palette.surface;
  fillRectangle(context, view, frame.active);
  context.strokeStyle = palette.rule;
  context.lineWidth = 1;
  context.beginPath();
  traceRectangle(context, view, { x: 0, y: 0, width: frame.width, height: frame.height });
  traceRectangle(context, view, frame.active);
  context.stroke();
}

/** Sensor coordinates beside the window, along its left and its upper edge, as far as the sensor goes. */
export function drawRulers(
  context: CanvasRenderingContext2D,
  view: View,
  frame: Frame,
  { width, height }: { width: number; height: number },
  palette: Palette,
): void {
  context.fillStyle = palette.muted;
  context.strokeStyle = palette.muted;
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const from = view.toSensor({ x: INSET.left, y: INSET.top });
  const to = view.toSensor({ x: width, y: height });
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const n of roundNumbers(Math.max(0, from.x), Math.min(frame.width, to.x), APART / view.scale)) {
    const { x } = view.toScreen({ x: n, y: 0 });
    if (x < width - 14) tick(context, String(n), { x, y: INSET.top / 2 - 1 }, [x, INSET.top - 5, x, INSET.top - 1]);
  }
  context.textAlign = 'right';
  for (const n of roundNumbers(Math.max(0, from.y), Math.min(frame.height, to.y), APART / view.scale)) {
    const { y } = view.toScreen({ x: 0, y: n });
    if (y < height - 8) tick(context, String(n), { x: INSET.left - 8, y }, [INSET.left - 5, y, INSET.left - 1, y]);
  }
}

function tick(
  context: CanvasRenderingContext2D,
  label: string,
  at: { x: number; y: number },
  [x1, y1, x2, y2]: readonly [number, number, number, number],
): void {
  context.fillText(label, at.x, at.y);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function onScreen(view: View, { x, y, width, height }: Box): [number, number, number, number] {
  const corner = view.toScreen({ x, y });
  return [corner.x, corner.y, width * view.scale, height * view.scale];
}

function fillRectangle(context: CanvasRenderingContext2D, view: View, box: Box): void {
  context.fillRect(...onScreen(view, box));
}

/** Adds the outline of a part of the sensor to the path. */
export function traceRectangle(context: CanvasRenderingContext2D, view: View, box: Box): void {
  context.rect(...onScreen(view, box));
}

function hatching(context: CanvasRenderingContext2D, palette: Palette): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const ink = tile.getContext('2d');
  if (!ink) return palette.rule;
  ink.fillStyle = palette.sunken;
  ink.fillRect(0, 0, 6, 6);
  ink.strokeStyle = palette.muted;
  ink.lineWidth = 1;
  ink.beginPath();
  for (const shift of [-6, 0, 6]) {
    ink.moveTo(shift, 6);
    ink.lineTo(shift + 6, 0);
  }
  ink.stroke();
  return context.createPattern(tile, 'repeat') ?? palette.rule;
}

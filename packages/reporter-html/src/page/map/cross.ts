/** The middle of the map, from which those who use keys look. */
import { plural } from '@hotpix/result';
import { centreOf, titleOf, type Placed } from '../model/place.ts';
import type { Palette } from './palette.ts';
import type { Point, View } from './view.ts';

/** From its middle to its ends, in CSS pixels. */
const ARM = 9;

export function drawCross(context: CanvasRenderingContext2D, { x, y }: Point, { surface, ink }: Palette): void {
  for (const [colour, width] of [
    [surface, 4],
    [ink, 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(x - ARM, y);
    context.lineTo(x + ARM, y);
    context.moveTo(x, y - ARM);
    context.lineTo(x, y + ARM);
    context.stroke();
  }
}

/** `x 480, y 320. Nearest: Hot pixel at 470, 318, 10 pixels away. Enter selects it.` */
export function underCross(view: View, near: Placed | undefined): string {
  const { x, y } = view.toSensor(view.middle);
  const place = `x ${Math.floor(x)}, y ${Math.floor(y)}.`;
  const whole = view.isFitted ? ' The whole sensor is shown: plus zooms in.' : '';
  if (!near) return `${place} No defect is shown.${whole}`;
  const at = centreOf(near);
  const away = plural(Math.round(Math.hypot(at.x - x, at.y - y)), 'pixel');
  return `${place} Nearest: ${titleOf(near)}, ${away} away. Enter selects it.${whole}`;
}

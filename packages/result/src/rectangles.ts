/** Arithmetic of rectangles of pixels, which hold their left and upper border, not their right and lower one. */
import type { Rectangle } from './schema.ts';

/** Whether a pixel lies in a rectangle. */
export function contains({ x, y, width, height }: Rectangle, column: number, row: number): boolean {
  return column >= x && row >= y && column < x + width && row < y + height;
}

/** Whether two rectangles have a pixel in common. */
export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The pixels that two rectangles have in common; undefined where there are none. */
export function intersection(a: Rectangle, b: Rectangle): Rectangle | undefined {
  if (!overlaps(a, b)) return undefined;
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const [right, bottom] = [Math.min(a.x + a.width, b.x + b.width), Math.min(a.y + a.height, b.y + b.height)];
  return { x, y, width: right - x, height: bottom - y };
}

/** The smallest rectangle that holds all pixels, of which there is one at least. */
export function boxAround(pixels: Iterable<{ readonly x: number; readonly y: number }>): Rectangle {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of pixels) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The smallest rectangle that holds both. */
export function enclosing(a: Rectangle, b: Rectangle): Rectangle {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [right, bottom] = [Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height)];
  return { x, y, width: right - x, height: bottom - y };
}

/** A rectangle with so many pixels more on each side, as far as they lie within another. */
export function grow({ x, y, width, height }: Rectangle, margin: number, within: Rectangle): Rectangle {
  const [left, top] = [Math.max(x - margin, within.x), Math.max(y - margin, within.y)];
  const right = Math.min(x + width + margin, within.x + within.width);
  const bottom = Math.min(y + height + margin, within.y + within.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

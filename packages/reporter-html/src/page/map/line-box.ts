/** Columns and rows on the map: lines, however far the sensor is away. */
import { isLine, lengthOf, placeOf } from '@hotpix/result';
import type { Placed } from '../model/place.ts';
import type { Point, View } from './view.ts';

/** How thick and how long a line is at least, and how thick at most, in CSS pixels. */
const THIN = 2.5;
const THICK = 6;
const SHORT = 11;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The line on the screen, about the middle of its pixels. */
export function lineBox(view: View, defect: Placed): Box {
  const place = placeOf(defect);
  const { x, y } = view.toScreen({ x: place.x + place.width / 2, y: place.y + place.height / 2 });
  const thickness = Math.min(THICK, Math.max(THIN, view.scale));
  const length = Math.max(SHORT, lengthOf(defect) * view.scale);
  const [width, height] = defect.kind === 'column' ? [thickness, length] : [length, thickness];
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** How far a point is from the nearest one of the box, 0 inside. */
export function distanceTo({ x, y, width, height }: Box, at: Point): number {
  const beyond = (value: number, from: number, length: number) => Math.max(from - value, 0, value - from - length);
  return Math.hypot(beyond(at.x, x, width), beyond(at.y, y, height));
}

/** The defects that are lines, and those that are not. */
export function partition<T extends Placed>(defects: readonly T[]): { lines: T[]; spots: T[] } {
  return { lines: defects.filter(isLine), spots: defects.filter((defect) => !isLine(defect)) };
}

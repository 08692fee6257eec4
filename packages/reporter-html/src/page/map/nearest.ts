import { isLine } from '@hotpix/result';
import { centreOf, type Placed } from '../model/place.ts';
import { distanceTo, lineBox } from './line-box.ts';
import type { Point, View } from './view.ts';

/** Half the size of a sign in CSS pixels; a line gives way to what is drawn upon it. */
const SIGN = 6;

/** The defect closest to a screen position, if one is within reach; of equals the stronger. Any part of a line is the line. */
export function nearest<T extends Placed>(defects: readonly T[], view: View, at: Point, reach: number): T | undefined {
  let best: T | undefined;
  let least = reach;
  for (const defect of defects) {
    const distance = distanceOf(defect, view, at);
    if (distance < least || (distance === least && best === undefined)) [best, least] = [defect, distance];
  }
  return best;
}

function distanceOf(defect: Placed, view: View, at: Point): number {
  if (isLine(defect)) return Math.max(SIGN, distanceTo(lineBox(view, defect), at));
  const { x, y } = view.toScreen(centreOf(defect));
  return Math.hypot(x - at.x, y - at.y);
}

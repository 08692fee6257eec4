import type { RankedDefect } from '../model/report.ts';
import { centreOf } from './draw-defects.ts';
import type { Point, View } from './view.ts';

/** The defect closest to a screen position, if one is within reach; of equals the stronger. */
export function nearest(
  defects: readonly RankedDefect[],
  view: View,
  at: Point,
  reach: number,
): RankedDefect | undefined {
  let best: RankedDefect | undefined;
  let least = reach;
  for (const defect of defects) {
    const { x, y } = view.toScreen(centreOf(defect));
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance < least || (distance === least && best === undefined)) [best, least] = [defect, distance];
  }
  return best;
}

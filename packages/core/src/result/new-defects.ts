import type { Rectangle } from '../nouns.ts';
import type { Result } from './schema.ts';

type Defect = Result['defects'][number];

/** A lossy picture gives a position to a pixel, so that a known defect may come out beside itself. */
const LOSSY_TOLERANCE = 2;

/**
 * The defects of a Result that an earlier one does not have at the same place. A line is known by any part of it, since noise
 * shortens one as it likes, and so is a pixel that lies on a known line; a line is new where only its pixels were known.
 */
export function newDefects({ defects, frame }: Result, baseline: Result | undefined): Result['defects'] {
  const known = baseline?.defects ?? [];
  const tolerance = frame?.lossy ? LOSSY_TOLERANCE : 0;
  return defects.filter((defect) => !known.some((other) => isKnownBy(other, defect, tolerance)));
}

function isKnownBy(known: Defect, defect: Defect, tolerance: number): boolean {
  if (isLine(defect) && known.kind !== defect.kind) return false;
  return isNear(placeOf(known), placeOf(defect), tolerance);
}

function isLine({ kind }: Defect): boolean {
  return kind === 'column' || kind === 'row';
}

/** A spot of a lossy picture is where it shows most, whatever it smeared. */
function placeOf(defect: Defect): Rectangle {
  return isLine(defect) ? defect.extent : { x: defect.x, y: defect.y, width: 1, height: 1 };
}

function isNear(a: Rectangle, b: Rectangle, tolerance: number): boolean {
  return (
    a.x - tolerance < b.x + b.width &&
    b.x - tolerance < a.x + a.width &&
    a.y - tolerance < b.y + b.height &&
    b.y - tolerance < a.y + a.height
  );
}

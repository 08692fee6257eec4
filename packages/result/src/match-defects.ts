/** Which defects of two Results of one camera are the same. */
import { isLine } from './lines.ts';
import type { Defect, Rectangle, Result } from './schema.ts';

/** A lossy picture gives a position to a pixel, so that a known defect may come out beside itself. */
const LOSSY_TOLERANCE = 2;

export interface DefectMatch {
  /** Of the second Result, those that the first does not have. */
  readonly appeared: readonly Defect[];
  /** Of the first Result, those that the second does not have. */
  readonly gone: readonly Defect[];
  /** What both have: as the first has it, and as the second. */
  readonly stayed: readonly DefectPair[];
}

export interface DefectPair {
  readonly before: Defect;
  readonly after: Defect;
}

/** How two Results of one camera differ; the strongest come first. */
export interface DefectChanges {
  /** Of the later Result, those that the earlier one does not have. */
  readonly new: readonly Defect[];
  /** Of the earlier Result, those that the later one does not have. */
  readonly gone: readonly Defect[];
  readonly worse: readonly DefectPair[];
  readonly better: readonly DefectPair[];
  /** How many stayed as they were. */
  readonly same: number;
}

/** By what factor an amplitude must grow or shrink to be another one: scans of one camera differ by a few percent. */
const CHANGED = 1.25;

/**
 * What differs between two Results of one camera. A defect is worse or better when its amplitude grew or shrank by a quarter and more,
 * which asks for photographs of like ISO and exposure. One whose amplitude has the other sign now is gone, and another one is new. A
 * pixel on a line that the other Result has is neither worse nor better.
 */
export function compareDefects(before: Result, after: Result): DefectChanges {
  const { appeared, gone, stayed } = matchDefects(before, after);
  const turned = stayed.filter(({ before: from, after: to }) => from.amplitude * to.amplitude < 0);
  const rest = stayed.filter((pair) => !turned.includes(pair));
  const alike = rest.filter(({ before: from, after: to }) => isLine(from) === isLine(to));
  const grew = (from: Defect, to: Defect): boolean =>
    Math.abs(to.amplitude) > Math.abs(from.amplitude) && Math.abs(to.amplitude) >= CHANGED * Math.abs(from.amplitude);
  const worse = alike.filter(({ before: from, after: to }) => grew(from, to));
  const better = alike.filter(({ before: from, after: to }) => grew(to, from));
  return {
    new: strongestFirst([...appeared, ...turned.map(({ after: to }) => to)]),
    gone: strongestFirst([...gone, ...turned.map(({ before: from }) => from)]),
    worse: byChange(worse),
    better: byChange(better),
    same: rest.length - worse.length - better.length,
  };
}

function strongestFirst(defects: readonly Defect[]): Defect[] {
  return [...defects].sort((a, b) => Math.abs(b.amplitude) - Math.abs(a.amplitude));
}

function byChange(pairs: readonly DefectPair[]): DefectPair[] {
  const change = ({ before, after }: DefectPair): number => Math.abs(after.amplitude - before.amplitude);
  return [...pairs].sort((a, b) => change(b) - change(a));
}

/**
 * A defect is known where the other Result has one at the same place, within two pixels in a lossy picture. A line is known by any
 * part of it, since noise shortens one as it likes, and so is a pixel that lies on a known line; a line is new where only its
 * pixels were known.
 */
export function matchDefects(before: Pick<Result, 'defects'> | undefined, after: Result): DefectMatch {
  const known = before?.defects ?? [];
  const tolerance = after.frame?.lossy ? LOSSY_TOLERANCE : 0;
  const [appeared, gone] = [new Finder(known, tolerance), new Finder(after.defects, tolerance)];
  return {
    appeared: after.defects.filter((defect) => appeared.find(defect) === undefined),
    gone: known.filter((defect) => gone.find(defect) === undefined),
    stayed: after.defects.flatMap((defect) => {
      const same = appeared.find(defect);
      return same ? [{ before: same, after: defect }] : [];
    }),
  };
}

/** The defects of a Result that an earlier one does not have. */
export function newDefects(result: Result, baseline: Result | undefined): readonly Defect[] {
  return matchDefects(baseline, result).appeared;
}

/** Finds the nearest of some defects by which another is known, in cells so that a long list costs no square. */
class Finder {
  private readonly cells = new Map<string, Defect[]>();
  private readonly lines: readonly Defect[];
  private readonly tolerance: number;

  constructor(defects: readonly Defect[], tolerance: number) {
    this.tolerance = tolerance;
    this.lines = defects.filter(isLine);
    for (const defect of defects) {
      if (isLine(defect)) continue;
      const key = keyOf(defect.x, defect.y);
      this.cells.set(key, [...(this.cells.get(key) ?? []), defect]);
    }
  }

  find(defect: Defect): Defect | undefined {
    const near = (other: Defect): boolean => isNear(placeOf(other), placeOf(defect), this.tolerance);
    if (isLine(defect)) return this.lines.find((line) => line.kind === defect.kind && near(line));
    return this.nearest(defect) ?? this.lines.find(near);
  }

  private nearest({ x, y }: Defect): Defect | undefined {
    let best: Defect | undefined;
    let least = Infinity;
    for (let dy = -this.tolerance; dy <= this.tolerance; dy++) {
      for (let dx = -this.tolerance; dx <= this.tolerance; dx++) {
        const distance = dx * dx + dy * dy;
        const here = this.cells.get(keyOf(x + dx, y + dy));
        if (here && distance < least) [best, least] = [here[0], distance];
      }
    }
    return best;
  }
}

const keyOf = (x: number, y: number): string => `${x},${y}`;

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

/** Pairs the defects of two Results that are at the same place. */
import { isLine, placeOf } from './lines.ts';
import { overlaps } from './rectangles.ts';
import type { Defect, Rectangle } from './schema.ts';

interface Pair {
  readonly before: Defect;
  readonly after: Defect;
}

interface Pairs {
  readonly stayed: readonly Pair[];
  /** Of each defect that has any, those of the other Result. */
  readonly partnersOf: Map<Defect, readonly Defect[]>;
  /** Whether two may be one, but for their kinds: near enough, and of one sign. */
  near(a: Defect, b: Defect): boolean;
}

/** Pixels with pixels, lines with lines of their kind. */
export function pairUp(before: readonly Defect[], after: readonly Defect[], tolerance: number): Pairs {
  const near = (a: Defect, b: Defect): boolean =>
    isOneSort(a, b) && overlaps(widened(placeOf(a), tolerance), placeOf(b));
  const cells = new Cells(before);
  const candidates = after.flatMap((to) =>
    cells.around(to, tolerance).flatMap((from) => (near(from, to) ? [{ before: from, after: to }] : [])),
  );
  const partnersOf = new Map<Defect, readonly Defect[]>();
  const stayed = candidates.sort(byLikeness).filter(({ before: from, after: to }) => {
    if (!hasRoom(from, to, partnersOf.get(from)) || !hasRoom(to, from, partnersOf.get(to))) return false;
    partnersOf.set(from, [...(partnersOf.get(from) ?? []), to]);
    partnersOf.set(to, [...(partnersOf.get(to) ?? []), from]);
    return true;
  });
  return { stayed, partnersOf, near };
}

/** A pixel that is stuck is above a dark scene and below a bright one; of others the sign tells what is wrong with them. */
function isOneSort(a: Defect, b: Defect): boolean {
  return a.amplitude * b.amplitude >= 0 || (a.kind === 'stuck' && b.kind === 'stuck');
}

/** Whether a defect may be one more besides those that it is already: a line may be several pieces that follow one another. */
export function hasRoom(defect: Defect, other: Defect, partners: readonly Defect[] = []): boolean {
  if (!isLine(defect)) return partners.length === 0;
  const [from, to] = spanOf(other, defect.kind);
  return partners.every((partner) => {
    const [first, last] = spanOf(partner, defect.kind);
    return to <= first || from >= last;
  });
}

/** From where to where along lines of a kind. */
function spanOf(defect: Defect, kind: Defect['kind']): [from: number, to: number] {
  const { x, y, width, height } = placeOf(defect);
  return kind === 'column' ? [y, y + height] : [x, x + width];
}

function widened({ x, y, width, height }: Rectangle, margin: number): Rectangle {
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

function byLikeness(a: Pair, b: Pair): number {
  return distance(a) - distance(b) || contrast(a) - contrast(b);
}

/** Squared, in pixels; of lines across them. */
function distance({ before: { kind, ...from }, after: to }: Pair): number {
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  return (kind === 'column' ? 0 : dy * dy) + (kind === 'row' ? 0 : dx * dx);
}

const contrast = ({ before, after }: Pair): number => Math.abs(before.amplitude - after.amplitude);

/** Finds those around a place without a look at all. */
class Cells {
  private readonly points = new Map<string, Defect[]>();
  private readonly lines: readonly Defect[];

  constructor(defects: readonly Defect[]) {
    this.lines = defects.filter(isLine);
    for (const defect of defects) {
      if (isLine(defect)) continue;
      const key = keyOf(defect.x, defect.y);
      const here = this.points.get(key);
      if (here) here.push(defect);
      else this.points.set(key, [defect]);
    }
  }

  /** Of the same sort: pixels within so many pixels, or all lines of the same kind. */
  around(defect: Defect, tolerance: number): Defect[] {
    if (isLine(defect)) return this.lines.filter(({ kind }) => kind === defect.kind);
    const steps = Array.from({ length: 2 * tolerance + 1 }, (_, i) => i - tolerance);
    return steps.flatMap((dy) => steps.flatMap((dx) => this.points.get(keyOf(defect.x + dx, defect.y + dy)) ?? []));
  }
}

const keyOf = (x: number, y: number): string => `${x},${y}`;

/** The order of the defects of a Result. */
import type { Baseline, Defect, Result } from './schema.ts';

type Ranked = Pick<Defect, 'x' | 'y' | 'amplitude' | 'score' | 'confidence'>;

/** Beyond this confidence hardly any defect is in doubt, and the one that shows more is the better find. */
const CERTAIN = 0.99;

/** Best first: the certain ones by how much they show, the others by their score; of equals in the order of rows. */
export function bestFirst(a: Ranked, b: Ranked): number {
  const [certainA, certainB] = [a.confidence >= CERTAIN, b.confidence >= CERTAIN];
  const measure = certainA ? 'amplitude' : 'score';
  return Number(certainB) - Number(certainA) || Math.abs(b[measure]) - Math.abs(a[measure]) || a.y - b.y || a.x - b.x;
}

/** The same Result with its first defects, so many, in that order, and with what names them by their place. */
export function bestFirstAgain(result: Result, count: number): Result {
  const { defects, baseline } = result;
  const all = defects.map((_, place) => place);
  const first = all.slice(0, count).sort((a, b) => bestFirst(defects[a], defects[b]));
  const order = [...first, ...all.slice(count)];
  const places = new Map(order.map((before, place) => [before, place]));
  const placeOf = (before: number): number => places.get(before) ?? before;
  return {
    ...result,
    defects: order.map((place) => defects[place]),
    ...(baseline && { baseline: renumbered(baseline, placeOf) }),
  };
}

function renumbered(baseline: Baseline, placeOf: (before: number) => number): Baseline {
  const rows = <R extends { readonly defect: number }>(all: readonly R[]): R[] =>
    all.map((row) => ({ ...row, defect: placeOf(row.defect) }));
  const { accepted, expired } = baseline;
  return {
    ...baseline,
    new: baseline.new.map(placeOf),
    worse: rows(baseline.worse),
    better: rows(baseline.better),
    ...(accepted && { accepted: rows(accepted) }),
    ...(expired && { expired: rows(expired) }),
  };
}

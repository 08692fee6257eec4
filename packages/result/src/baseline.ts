/** A Result beside the one that was accepted before. */
import { compareDefects, type DefectPair } from './match-defects.ts';
import type { Baseline, Defect, Result } from './schema.ts';

/** How a defect stands to the baseline; one that is as it was has no such word. */
export type Standing = 'new' | 'worse' | 'better';

/** The Result with what changed since the baseline. */
export function againstBaseline(result: Result, before: Result): Result {
  const changes = compareDefects(before, result);
  const places = new Map(result.defects.map((defect, i) => [defect, i]));
  const placeOf = (defect: Defect): number => places.get(defect) as number;
  const changed = (pairs: readonly DefectPair[]) =>
    pairs.map(({ before: was, after }) => ({ defect: placeOf(after), before: was.amplitude }));
  return {
    ...result,
    baseline: {
      new: changes.new.map(placeOf),
      gone: changes.gone.map(({ crops: _, ...defect }) => defect),
      worse: changed(changes.worse),
      better: changed(changes.better),
      same: changes.same,
    },
  };
}

/** How each defect stands to the baseline, by its place in the Result. */
export function standingsOf({ baseline }: Pick<Result, 'baseline'>): ReadonlyMap<number, Standing> {
  const { new: appeared = [], worse = [], better = [] } = baseline ?? ({} as Partial<Baseline>);
  return new Map<number, Standing>([
    ...appeared.map((place) => [place, 'new'] as const),
    ...worse.map(({ defect }) => [defect, 'worse'] as const),
    ...better.map(({ defect }) => [defect, 'better'] as const),
  ]);
}

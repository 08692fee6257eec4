/** A Result beside the one that was accepted before. */
import type { Decided, Known } from './decisions/known.ts';
import { compareDefects, strongestChangesFirst, type DefectChanges, type DefectPair } from './match-defects.ts';
import type { Baseline, Defect, Result } from './schema.ts';

/** How a defect stands to the baseline; one that is as it was has no such word. */
export type Standing = 'new' | 'worse' | 'better';

/**
 * The Result with what changed since the baseline.
 * @param decided where the baseline is what people accepted: which of the defects are, and which were until a day that is over
 */
export function againstBaseline(result: Result, before: Pick<Result, 'defects'>, decided?: Decisive): Result {
  return { ...result, baseline: baselineOf(result, compareDefects(before, result), decided) };
}

/**
 * The Result with what changed by the history of its camera. What is new there and accepted is not new; what was accepted until a day that is
 * over is new again, however long it has been there.
 * @param changes of the defects of the Result, as `changesIn` of a history has them
 * @param decided what people decided on them
 */
export function againstHistory(result: Result, changes: DefectChanges, decided?: Decisive): Result {
  const baseline = decided
    ? baselineOf(result, ...decidedOn(result, changes, decided))
    : baselineOf(result, changes, undefined);
  return { ...result, baseline: { ...baseline, against: 'history' } };
}

type Decisive = Pick<Known, 'accepted' | 'expired'>;

function decidedOn({ defects }: Result, changes: DefectChanges, decided: Decisive): [DefectChanges, Decisive] {
  const isNew = new Set(changes.new);
  const accepted = decided.accepted.filter(({ defect }) => isNew.has(defect));
  const isAccepted = new Set(accepted.map(({ defect }) => defect));
  const expired = new Set(decided.expired.map(({ defect }) => defect));
  const appeared = [...new Set([...changes.new.filter((defect) => !isAccepted.has(defect)), ...expired])];
  const [worse, better] = [changes.worse, changes.better].map((pairs) =>
    pairs.filter(({ after }) => !expired.has(after)),
  );
  const same = defects.length - appeared.length - accepted.length - worse.length - better.length;
  const left = strongestChangesFirst({ new: appeared, gone: changes.gone, worse, better, same });
  return [left, { accepted, expired: decided.expired }];
}

function baselineOf(result: Result, changes: DefectChanges, decided: Decisive | undefined): Baseline {
  const places = new Map(result.defects.map((defect, i) => [defect, i]));
  const placeOf = (defect: Defect): number => places.get(defect) as number;
  const rowOf = ({ defect, decision: { sites: _, ...why } }: Decided) => ({ defect: placeOf(defect), ...why });
  const changed = (pairs: readonly DefectPair[]) =>
    pairs.map(({ before: was, after }) => ({ defect: placeOf(after), before: was.amplitude }));
  return {
    new: changes.new.map(placeOf),
    gone: changes.gone.map(({ crops: _, ...defect }) => defect),
    worse: changed(changes.worse),
    better: changed(changes.better),
    same: changes.same,
    ...(decided && { accepted: decided.accepted.map(rowOf), expired: decided.expired.map(rowOf) }),
  };
}

/** What a Result says of its baseline, with the defects themselves; undefined where it was checked against none. */
export function changesSince({ baseline, defects }: Pick<Result, 'baseline' | 'defects'>): DefectChanges | undefined {
  if (!baseline) return undefined;
  const at = (place: number): Defect[] => defects.slice(place, place + 1);
  const pairs = (rows: Baseline['worse']): DefectPair[] =>
    rows.flatMap(({ defect, before }) =>
      at(defect).map((after) => ({ before: { ...after, amplitude: before }, after })),
    );
  const { new: appeared, gone, worse, better, same } = baseline;
  return { new: appeared.flatMap(at), gone, worse: pairs(worse), better: pairs(better), same };
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

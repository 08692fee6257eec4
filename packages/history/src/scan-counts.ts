/** What a scan says of its camera, in numbers. */
import type { Hidden, Observation, ScanCounts, ScanRecord, Site, Transition } from './model.ts';

/**
 * @param before the sites that were known
 * @param after the same in the same order, and behind them those that appeared
 */
export function countsOf(
  before: readonly Site[],
  after: readonly Site[],
  happened: readonly Transition[],
  { defects }: ScanRecord,
): ScanCounts {
  const present = after.filter(({ state }) => state === 'present');
  const of = (what: Observation['what']): number => present.filter(({ latest }) => latest.what === what).length;
  const hidden = present.flatMap(({ latest }) => (latest.what === 'couldNotBeSeen' ? [latest.by] : []));
  const known = after.slice(0, before.length).filter(({ number }) => before[number].state === 'present');
  const visible = known.filter(({ latest }) => latest.what !== 'couldNotBeSeen').length;
  return {
    present: present.length,
    seen: of('seen'),
    notSeen: of('notSeen'),
    couldNotBeSeen: tally<Hidden>(hidden),
    transitions: tally(happened.map(({ kind }) => kind)),
    kinds: tally(defects.map(({ kind }) => kind)),
    reach: known.length === 0 ? 1 : visible / known.length,
  };
}

function tally<T extends string>(words: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** What a camera's latest scan has changed, as the history tells it. */
import { strongestChangesFirst, type Defect, type DefectChanges, type DefectPair } from '@hotpix/result';
import { asDefect, matchSites } from './match-sites.ts';
import type { CameraHistory, Scan, Site, Transition } from './model.ts';

/**
 * What changed in the defects of the latest scan, and which are gone: new are those that are new or back. What the scan could not show, or
 * missed once, is not gone. What is gone or shrank is as it was; other amplitudes are those of the latest scan.
 *
 * Undefined where the latest scan has no verdict, or no scan before has one.
 * @param defects of the Result of the latest scan
 * @param since changes from that time on, ISO 8601; those of the latest scan alone where it is left out
 */
export function changesIn(
  { scans, sites, transitions, frame }: CameraHistory,
  defects: readonly Defect[],
  since?: string,
): DefectChanges | undefined {
  const from = since === undefined ? scans.length - 1 : firstFrom(scans, since);
  if (!scans.at(-1)?.isJudged || !scans.slice(0, from).some(({ isJudged }) => isJudged)) return undefined;
  const happened = new Map<number, Transition[]>();
  for (const one of transitions.filter(({ scan }) => scan >= from)) {
    happened.set(one.site, [...(happened.get(one.site) ?? []), one]);
  }
  const changed = sites.flatMap((site) => {
    const own = happened.get(site.number);
    return own ? [{ site, own, isNew: cameWith(own) }] : [];
  });
  const seen = matchSites(
    sites.filter(({ latest }) => latest.what === 'seen'),
    { defects, frame },
  ).seen;
  const nowOf = ({ number }: Site): Defect[] => [seen.get(number) ?? []].flat();
  const appeared = changed.filter(({ isNew }) => isNew).flatMap(({ site }) => nowOf(site));
  const known = changed.filter(({ isNew }) => !isNew);
  const pairs = (kind: 'worse' | 'better'): DefectPair[] =>
    known.flatMap(({ site, own }) => nowOf(site).flatMap((after) => pairOf(after, own, kind)));
  const [worse, better] = [pairs('worse'), pairs('better')];
  return strongestChangesFirst({
    new: appeared,
    gone: known.filter(isGone).map(({ site }) => asDefect(site)),
    ...{ worse, better, same: defects.length - appeared.length - worse.length - better.length },
  });
}

/** The place of the first scan from a time on; behind the last where there is none. */
function firstFrom(scans: readonly Scan[], since: string): number {
  const found = scans.findIndex(({ time }) => time >= since);
  return found < 0 ? scans.length : found;
}

/** One that was doubtful at first became new later. */
const cameWith = (happened: readonly Transition[]): boolean =>
  happened[0].kind === 'back' || happened.some(({ kind }) => kind === 'new');

const isGone = ({ site, own }: { readonly site: Site; readonly own: readonly Transition[] }): boolean =>
  site.state === 'gone' && own.some(({ kind }) => kind === 'gone');

/** With the amplitude before it began to change so: what grew, and grew again, is told once. */
function pairOf(after: Defect, happened: readonly Transition[], kind: 'worse' | 'better'): DefectPair[] {
  const changes = happened.filter((one) => one.kind === 'worse' || one.kind === 'better');
  if (changes.at(-1)?.kind !== kind) return [];
  const { before } = changes[changes.findLastIndex((one) => one.kind !== kind) + 1];
  return before === undefined ? [] : [{ before: { ...after, amplitude: before }, after }];
}

/** What a camera was before its latest scan, as a Result says it: what that scan is held against. */
import type { Defect, Result } from '@hotpix/result';
import { asDefect } from './match-sites.ts';
import type { CameraHistory, Site, Transition } from './model.ts';

/**
 * The defects that were known before the latest scan, so that `compareDefects` and limits tell of it what the history does: those that are new
 * or back are missing; what the scan could not show, or missed once, is left out, and therefore not gone; amplitudes are those of the latest scan
 * but for what became worse or better.
 *
 * Undefined where no scan before it has a verdict.
 * @param since changes from that time on, ISO 8601; those of the latest scan alone where it is left out
 */
export function before(
  { scans, sites, transitions }: CameraHistory,
  since?: string,
): Pick<Result, 'defects'> | undefined {
  const latest = scans.length - 1;
  const from = since === undefined ? latest : scans.findIndex(({ time }) => time >= since);
  if (!scans.slice(0, from).some(({ isJudged }) => isJudged)) return undefined;
  const happened = new Map<number, Transition[]>();
  for (const one of transitions.filter(({ scan }) => scan >= from)) {
    happened.set(one.site, [...(happened.get(one.site) ?? []), one]);
  }
  return { defects: sites.flatMap((site) => wasThere(site, happened.get(site.number) ?? [])) };
}

function wasThere(site: Site, happened: readonly Transition[]): Defect[] {
  const [first] = happened;
  // One that was doubtful at first became new later.
  if (first?.kind === 'back' || happened.some(({ kind }) => kind === 'new')) return [];
  const isGone = site.state === 'gone' && happened.some(({ kind }) => kind === 'gone');
  if (site.latest.what !== 'seen' && !isGone) return [];
  const defect = asDefect(site);
  const change = happened.find(({ kind }) => kind === 'worse' || kind === 'better');
  return [change?.before === undefined ? defect : { ...defect, amplitude: change.before }];
}

/** Defects that came while a camera was watched, of those that most of its scans show: what its growth is reckoned by. */
import type { CameraHistory, Scan } from './model.ts';
import { chanceOfMissing } from './visibility.ts';

export interface Birth {
  /** Number of the site. */
  readonly site: number;
  /** Place of the scan that saw it first in the history of the camera, from 0. */
  readonly scan: number;
}

/** Half of what is known: a scan that shows less says little of what is new. */
const REACH = 0.5;

/** Whether a scan could show at least half of the known defects. */
export const isAble = ({ isJudged, counts }: Pick<Scan, 'isJudged' | 'counts'>): boolean =>
  isJudged && counts.reach >= REACH;

/**
 * Sites that are new, and that more than half of the able scans would show, whether they were there or not. Weaker ones, which some scans show and
 * some do not, are left out: how many of them are found depends on the photographs, and they would come into the rate by chance.
 */
export function birthsOf({ scans, sites, transitions }: CameraHistory): Birth[] {
  const able = scans.filter(isAble);
  const isNew = new Set(transitions.filter(({ kind }) => kind === 'new').map(({ site }) => site));
  return sites.flatMap(({ number, place, last, first }) => {
    if (!isNew.has(number)) return [];
    const seen = { place, sighting: last, then: scans[last.scan] };
    const showing = able.filter((scan) => chanceOfMissing(seen, scan) < 0.5).length;
    return showing > able.length / 2 ? [{ site: number, scan: first }] : [];
  });
}

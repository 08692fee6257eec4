/** How many defects of each kind there were after each scan. */
import type { DefectKind } from '@hotpix/result';
import { KIND_ORDER } from '../../model/kinds.ts';
import { isPresent, kindAt, type Story } from '../model/story.ts';

export interface Course {
  readonly kind: DefectKind;
  /** Defects that are there after each scan, and were called by the kind then. */
  readonly counts: readonly number[];
}

/** Of the kinds that there are any of. */
export function coursesOf({ sites, count }: Story): Course[] {
  const courses = KIND_ORDER.map((kind) => ({ kind, counts: new Array<number>(count).fill(0) }));
  const countsOf = new Map(courses.map(({ kind, counts }) => [kind, counts]));
  for (const site of sites) {
    for (let scan = site.first; scan < count; scan++) {
      const counts = isPresent(site, scan) ? countsOf.get(kindAt(site, scan)) : undefined;
      if (counts) counts[scan]++;
    }
  }
  return courses.filter(({ counts }) => counts.some((count) => count > 0));
}

/** How many defects of each kind there were after each scan. */
import type { DefectKind } from '@hotpix/result';
import { KIND_ORDER } from '../../model/kinds.ts';
import { isPresent, type Story } from '../model/story.ts';

export interface Course {
  readonly kind: DefectKind;
  /** Defects of the kind that are there after each scan. */
  readonly counts: readonly number[];
}

/** Of the kinds that there are any of. */
export function coursesOf({ sites, count }: Story): Course[] {
  const courses = KIND_ORDER.map((kind) => {
    const own = sites.filter((site) => site.kind === kind);
    return {
      kind,
      counts: Array.from({ length: count }, (_, scan) => own.filter((site) => isPresent(site, scan)).length),
    };
  });
  return courses.filter(({ counts }) => counts.some((count) => count > 0));
}

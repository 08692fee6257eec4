/** What is known of a defect: of one in a list that nobody held against photographs its place, and perhaps its kind. */
import { isLine } from './lines.ts';
import type { Defect, DefectKind, Result } from './schema.ts';

/** Whether photographs gave its figures: amplitude, rate, score and confidence say nothing of others. */
export function isMeasured({ frames }: Pick<Defect, 'frames'>): boolean {
  return frames > 0;
}

/**
 * What it is called: its kind, or `defect` where nobody told one.
 * @param sections of the Result that it is of, where that is known
 */
export function nameOfDefect(
  defect: Pick<Defect, 'kind' | 'frames'>,
  sections: Pick<Result['sections'], 'map'> = {},
): DefectKind | 'defect' {
  const isTold = isMeasured(defect) || isLine(defect) || (sections.map?.tellsKinds ?? false);
  return isTold ? defect.kind : 'defect';
}

import { plural, type Result } from '@hotpix/result';
import { saidOnce } from './said-once.ts';

/**
 * That photographs are not where they were counted, and which defects a page cannot show for that.
 * @param result with the crops that there are
 * @param lost paths of the photographs, at least one
 */
export function lostCrops({ defects }: Pick<Result, 'defects'>, lost: readonly string[]): string {
  const unseen = defects.filter(({ crops = [] }) => crops.length === 0).length;
  const all = plural(defects.length, 'defect');
  const loss = unseen === 0 ? `Others show ${all}` : `${unseen} of ${all} cannot be shown in a photograph`;
  const text = `No crops: not there any more. ${loss}. Move them back, or run where the scan ran, and do it again.`;
  return saidOnce(lost.map((path) => ({ path, text })))[0].line;
}

import { plural, type Result } from '@hotpix/result';
import { saidOnce } from './said-once.ts';

/**
 * That photographs are not where they were counted, and which defects pages cannot show for that.
 * @param results of the cameras that the photographs are of, with the crops that there are
 * @param lost paths of the photographs, at least one
 */
export function lostCrops(results: readonly Pick<Result, 'defects'>[], lost: readonly string[]): string {
  const defects = results.flatMap((result) => result.defects);
  const unseen = defects.filter(({ crops = [] }) => crops.length === 0).length;
  const all = plural(defects.length, 'defect');
  const loss = unseen === 0 ? `Others show ${all}` : `${unseen} of ${all} cannot be shown in a photograph`;
  const text = `No crops: not there any more. ${loss}. Move them back, or run where the scan ran, and do it again.`;
  return saidOnce(lost.map((path) => ({ of: path, text })))[0].line;
}

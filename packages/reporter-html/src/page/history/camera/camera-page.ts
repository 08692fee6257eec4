/** All of a camera. */
import type { ListedCamera } from '../../../history/packed.ts';
import { element } from '../../dom/element.ts';
import type { Visit } from '../model/visit.ts';
import { acceptances } from './acceptances.ts';
import { defectTable } from './defect-table.ts';
import { header } from './header.ts';
import { HistoryMap } from './map.ts';
import { scanTable } from './scan-table.ts';
import { trend } from './trend.ts';
import { twoScans } from './two-scans.ts';

/** Its parts, in order; those with an id are to be gone to. */
export function cameraPage(visit: Visit, listed: ListedCamera, since: string | undefined): HTMLElement[] {
  const missing = element('p', { class: 'missing', role: 'status', hidden: true });
  visit.missing.listen((words) => {
    missing.hidden = words === '';
    missing.textContent = words;
  });
  const parts = [
    missing,
    element('div', { class: 'verdict' }, header(visit.story, listed, since)),
    trend(visit),
    element('div', { class: 'workbench' }, element('div', {}, new HistoryMap(visit).element), twoScans(visit)),
    defectTable(visit),
    scanTable(visit),
    acceptances(visit),
  ];
  return parts.filter((part) => part !== undefined);
}

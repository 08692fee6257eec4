/** The trend as text. */
import { element } from '../../dom/element.ts';
import { whole } from '../../model/format.ts';
import { KINDS } from '../../model/kinds.ts';
import { tableShell } from '../../table/table-shell.ts';
import type { Story } from '../model/story.ts';
import { dayOf } from '../model/words.ts';
import type { Course } from './courses.ts';

/** Made when it is first opened. */
export function trendTable({ scans }: Story, courses: readonly Course[]): HTMLElement {
  const details = element('details', { class: 'glossary' }, element('summary', {}, 'The chart as a table'));
  const make = (): void => {
    const heads = ['Scan', ...courses.map(({ kind }) => KINDS[kind].name)];
    const head = element(
      'tr',
      {},
      ...heads.map((name, i) => element('th', { scope: 'col', class: i > 0 ? 'number' : undefined }, name)),
    );
    const rows = scans.time.map((time, scan) =>
      element(
        'tr',
        {},
        element('td', {}, dayOf(time)),
        ...courses.map(({ counts }) => element('td', { class: 'number' }, whole(counts[scan]))),
      ),
    );
    details.append(
      tableShell(
        'Defects by scan and kind',
        element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)),
      ),
    );
  };
  details.addEventListener('toggle', make, { once: true });
  return details;
}

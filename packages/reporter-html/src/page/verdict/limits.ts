import type { Result } from '@hotpix/result';
import { element, type Child } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { significant, words } from '../model/format.ts';
import { tableShell } from '../table/table-shell.ts';

const HEADS = ['Limit', 'At most', 'Found', 'Verdict'];

/** What this camera may have, and what it has. */
export function limits({ limits: rows }: Result): HTMLElement | undefined {
  if (!rows || rows.length === 0) return undefined;
  const exceeded = rows.filter((row) => row.exceeded).length;
  const title = exceeded > 0 ? `Limits: ${exceeded} of ${rows.length} exceeded` : 'Limits: all kept';
  const head = HEADS.map((name, i) => element('th', { scope: 'col', class: i === 1 || i === 2 ? 'number' : '' }, name));
  const body = rows.map(({ name, limit, actual, exceeded: over }) =>
    element(
      'tr',
      { class: over ? 'over' : '' },
      element('th', { scope: 'row' }, nameOf(name)),
      element('td', { class: 'number' }, significant(limit, 6)),
      element('td', { class: 'number' }, significant(actual, 6)),
      element('td', {}, element('span', { class: over ? 'badge bad' : 'badge good' }, over ? 'Exceeded' : 'Kept')),
    ),
  );
  return section(
    'limits',
    title,
    tableShell(
      'Table of limits',
      element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body)),
    ),
  );
}

/** The limit on new defects leads to their list. */
function nameOf(name: string): Child {
  return name === 'new' ? element('a', { href: '#baseline' }, words(name)) : words(name);
}

import {
  GROWTH,
  limitSetInWords,
  limitsOf,
  standingOf,
  type LimitRow,
  type LimitStanding,
  type Result,
} from '@hotpix/result';
import { element, type Child } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { significant, words } from '../model/format.ts';
import { tableShell } from '../table/table-shell.ts';

const HEADS = ['Limit', 'At most', 'Found', 'Verdict'];

const BADGES: Readonly<Record<LimitStanding, readonly [text: string, look: string]>> = {
  exceeded: ['Exceeded', 'badge bad'],
  unjudged: ['Cannot be judged', 'badge doubtful'],
  warned: ['Warns', 'badge doubtful'],
  kept: ['Kept', 'badge good'],
};

/** What this camera may have, and what it has. */
export function limits(result: Result): HTMLElement | undefined {
  const { limits: rows } = result;
  if (!rows || rows.length === 0) return undefined;
  const head = HEADS.map((name, i) => element('th', { scope: 'col', class: i === 1 || i === 2 ? 'number' : '' }, name));
  const body = rows.map(lineOf);
  const whose = limitSetInWords(result).map((text) => element('p', { class: 'muted' }, text));
  return section(
    'limits',
    titleOf(result, rows.length),
    tableShell(
      'Table of limits',
      element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body)),
    ),
    ...whose,
  );
}

function titleOf(result: Result, all: number): string {
  const parts = (['exceeded', 'unjudged', 'warned'] as const).flatMap((standing) => {
    const { length } = limitsOf(result, standing);
    return length > 0 ? [`${length} of ${all} ${TITLES[standing]}`] : [];
  });
  return `Limits: ${parts.length > 0 ? parts.join(', ') : 'all kept'}`;
}

const TITLES = { exceeded: 'exceeded', unjudged: 'cannot be judged', warned: 'warn' } as const;

function lineOf(row: LimitRow): HTMLElement {
  const { name, limit, actual, unjudged = '' } = row;
  const standing = standingOf(row);
  const [text, look] = BADGES[standing];
  return element(
    'tr',
    { class: standing === 'exceeded' ? 'over' : '' },
    element('th', { scope: 'row' }, nameOf(name)),
    element('td', { class: 'number' }, significant(limit, 6)),
    element('td', { class: 'number' }, actual === undefined ? '' : significant(actual, 6)),
    element('td', {}, element('span', { class: look }, text), unjudged === '' ? '' : ` ${unjudged}`),
  );
}

/** The limit on new defects leads to their list. */
function nameOf(name: string): Child {
  if (name === GROWTH) return `${words(name)}, new per month`;
  return name === 'new' ? element('a', { href: '#baseline' }, words(name)) : words(name);
}

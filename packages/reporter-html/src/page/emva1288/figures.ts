/** The figures as a table, and what is missing with its reason. */
import type { Emva1288 } from '@hotpix/result';
import { element, type Child } from '../dom/element.ts';
import { significant } from '../model/format.ts';
import { tableShell } from '../table/table-shell.ts';
import { colourName } from './colour.ts';

type Figure = Emva1288['figures'][number];

/** One row per figure, one column per colour. */
export function figureTable({ figures, colours }: Emva1288): HTMLElement {
  const head = [
    cell('Figure'),
    cell('Symbol'),
    ...colours.map((colour) => element('th', { scope: 'col', class: 'number' }, colourName(colour))),
    cell('Unit'),
    cell('Chapter'),
  ];
  const rows = figures
    .filter(isKnown)
    .map((figure) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, figure.title, reasonOf(figure)),
        element('td', {}, ...symbol(figure.symbol)),
        ...figure.values.map((value) =>
          element('td', { class: 'number' }, value === null ? 'Unknown' : significant(value)),
        ),
        element('td', {}, figure.unit),
        element('td', {}, figure.section),
      ),
    );
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows));
  return tableShell('Table of EMVA 1288 figures', table);
}

/** The figures that no colour has, by the reason. */
export function missingFigures({ figures }: Emva1288): HTMLElement | undefined {
  const reasons = new Map<string, string[]>();
  for (const figure of figures) {
    if (isKnown(figure)) continue;
    const reason = figure.absent ?? '';
    reasons.set(reason, [...(reasons.get(reason) ?? []), `${figure.title} in ${figure.unit}`]);
  }
  if (reasons.size === 0) return undefined;
  const entries = [...reasons].map(([reason, names]) =>
    element('li', {}, element('b', {}, 'Not known'), `: ${names.join(', ')}. ${reason}`),
  );
  return element('ul', { class: 'missing' }, ...entries);
}

function isKnown({ values }: Figure): boolean {
  return values.some((value) => value !== null);
}

function reasonOf({ values, absent }: Figure): Child {
  const isWhole = absent === undefined || values.every((value) => value !== null);
  return isWhole ? undefined : element('span', { class: 'reason' }, absent);
}

/** What follows the underscore is set lower. */
function symbol(text: string): Child[] {
  const [base, ...rest] = text.split('_');
  return rest.length === 0 ? [base] : [base, element('sub', {}, rest.join('_'))];
}

function cell(name: string): HTMLElement {
  return element('th', { scope: 'col' }, name);
}

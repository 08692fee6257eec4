import { element } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { size } from '../model/format.ts';
import { ARTEFACT_KINDS, ARTEFACT_ORDER, artefactsInWords, countArtefacts, type Artefact } from '../model/artefacts.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.ts';
import type { Report } from '../model/report.ts';

/** Where nothing is reported, and why; nothing for a Result that leaves nothing out. */
export function leftOut(report: Report): HTMLElement | undefined {
  const { artefacts = [], frame } = report.result;
  if (artefacts.length === 0) return undefined;
  const table = new DataTable<Artefact>({
    subject: 'what was left out',
    columns: COLUMNS,
    furnish: (tr, artefact) => {
      if (!frame) return;
      tr.addEventListener('click', () => {
        // Also once more, after the map was moved.
        report.visited.set(undefined);
        report.visited.set(artefact);
        document.getElementById('map')?.scrollIntoView();
      });
    },
    order: { key: 'kind', direction: 'ascending' },
    empty: 'Nothing was left out.',
  });
  table.setRows(artefacts);
  const meanings = countArtefacts(artefacts).map(({ kind }) => ARTEFACT_KINDS[kind].meaning);
  const words = `This stands at the same place in all photographs and is no defect of a pixel: nothing there is reported as one. ${meanings.join(' ')}${frame ? ' Click a row to see its place on the map.' : ''}`;
  return section(
    'left-out',
    `Left out: ${artefactsInWords(artefacts)}`,
    element('p', { class: 'prose' }, words),
    table.element,
  );
}

const COLUMNS: readonly Column<Artefact>[] = [
  {
    key: 'kind',
    label: 'Kind',
    value: ({ kind }) => ARTEFACT_ORDER.indexOf(kind),
    cell: ({ kind }) => element('button', { type: 'button', class: 'link' }, ARTEFACT_KINDS[kind].name),
  },
  {
    key: 'x',
    label: 'x',
    meaning: 'Stored sensor column of its left edge, from 0.',
    numeric: true,
    value: ({ x }) => x,
  },
  {
    key: 'y',
    label: 'y',
    meaning: 'Stored sensor row of its upper edge, from 0.',
    numeric: true,
    value: ({ y }) => y,
  },
  {
    key: 'size',
    label: 'Width × height',
    meaning: 'In pixels.',
    numeric: true,
    first: 'descending',
    value: ({ width, height }) => width * height,
    cell: ({ width, height }) => size(width, height),
  },
];

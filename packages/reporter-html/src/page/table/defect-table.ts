import { toCsv } from '@hotpix/result';
import { goToDetail } from '../detail/go-to-detail.ts';
import { copyButton } from '../dom/clipboard.ts';
import { element } from '../dom/element.ts';
import { glossary, section } from '../dom/section.ts';
import { whole } from '../model/format.ts';
import { act, select } from '../model/history.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.ts';
import { columnsFor } from './defect-columns.ts';
import { filterForm } from './filter-form.ts';
import { toPositions } from './positions.ts';

/** Every defect with all its numbers; what the filter leaves can be copied. */
export function defectTable(report: Report): HTMLElement {
  const columns = columnsFor(report.defects);
  const table = new DataTable<RankedDefect>({
    subject: 'defects',
    columns,
    order: report.order.value,
    reorder: (order) => act(report, () => report.order.set(order)),
    empty: 'No defect passes the filter.',
    whereElse: 'The detail of a defect holds them.',
    furnish: (tr, defect) => tr.addEventListener('click', (event) => choose(report, defect, event)),
  });
  const status = element('p', { class: 'where', role: 'status' });
  const update = () => {
    const [shown, all] = [report.shown.value.length, report.defects.length];
    status.textContent = shown === all ? `All ${whole(all)} shown` : `${whole(shown)} of ${whole(all)} shown`;
    table.setRows(report.shown.value);
    report.listed.set(table.all);
  };
  update();
  table.mark(report.selected.value);
  report.shown.listen(update);
  report.order.listen((order) => {
    table.sortBy(order);
    report.listed.set(table.all);
  });
  report.selected.listen((defect) => table.mark(defect));
  table.element.addEventListener('keydown', stepThroughRows);
  const tools = element(
    'div',
    { class: 'tools' },
    status,
    copyButton('Copy as CSV', () => toCsv(table.all)),
    copyButton('Copy positions', () => toPositions(table.all)),
  );
  return section('defects', 'Defects', filterForm(report), tools, table.element, note(), meanings(columns));
}

function note(): HTMLElement {
  const words =
    'Positions are stored sensor coordinates from 0: x to the right, y down, masked borders included, never rotated. Amplitudes are sample values (DN).';
  return element('p', { class: 'muted' }, words);
}

/** What hovering over a head says, for those who cannot. */
function meanings(columns: readonly Column<RankedDefect>[]): HTMLElement {
  return glossary(
    'What the columns mean',
    columns.map(({ label, meaning = '' }) => [label, meaning]),
  );
}

/** What opens a link elsewhere is left to the browser; here the link is followed with all else that the address holds. */
function choose(report: Report, defect: RankedDefect, event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  select(report, defect);
  goToDetail();
}

/** The arrow keys go from row to row, so that nobody has to tab through them. */
function stepThroughRows(event: KeyboardEvent): void {
  const row = (event.target as Element).closest('tbody tr');
  if (!row || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  next?.querySelector('a')?.focus();
  event.preventDefault();
}

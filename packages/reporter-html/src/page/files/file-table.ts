/** Every photograph that was given, and what became of it. */
import { cameraName, type FileRow, type Result } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { decimal, exposureTime, size, whole } from '../model/format.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.ts';

type Status = FileRow['status'];

const STATUSES: Readonly<Record<Status, { readonly name: string; readonly order: number; readonly tone: string }>> = {
  failed: { name: 'Failed', order: 0, tone: 'bad' },
  setAside: { name: 'Set aside', order: 1, tone: 'doubtful' },
  used: { name: 'Used', order: 2, tone: 'good' },
};

/** The table of files, those that were not used first. */
export function fileTable({ files }: Result): HTMLElement {
  const table = new DataTable<FileRow>({
    subject: 'files',
    columns: columnsFor(files),
    order: { key: 'status', direction: 'ascending' },
    empty: 'No file has this status.',
  });
  table.setRows(files);
  return section(
    'files',
    'Files',
    statusFilter(files, (rows) => table.setRows(rows)),
    table.element,
  );
}

function statusFilter(files: readonly FileRow[], show: (rows: readonly FileRow[]) => void): HTMLElement {
  const choice = (label: string, rows: readonly FileRow[], checked: boolean) =>
    element(
      'label',
      { class: 'chip' },
      element('input', { type: 'radio', name: 'status', checked, change: () => show(rows) }),
      `${label} ${whole(rows.length)}`,
    );
  const choices = Object.entries(STATUSES).map(([status, { name }]) =>
    choice(
      name,
      files.filter((file) => file.status === status),
      false,
    ),
  );
  return element(
    'form',
    { class: 'filter', submit: (event: Event) => event.preventDefault() },
    element('fieldset', {}, element('legend', {}, 'Status'), choice('All', files, true), ...choices),
  );
}

/** A column that would be empty throughout is left out. */
function columnsFor(files: readonly FileRow[]): Column<FileRow>[] {
  const always = new Set(['status', 'path']);
  return COLUMNS.filter(({ key, value }) => always.has(key) || files.some((file) => value(file) !== undefined));
}

function twoLines(first: string, second: string): HTMLElement {
  return element('span', { class: 'two-lines' }, first, second === '' ? undefined : element('small', {}, second));
}

const COLUMNS: readonly Column<FileRow>[] = [
  {
    key: 'status',
    label: 'Status',
    value: ({ status }) => STATUSES[status].order,
    cell: ({ status }) => element('span', { class: `badge ${STATUSES[status].tone}` }, STATUSES[status].name),
  },
  {
    key: 'path',
    label: 'File, and why it was not used',
    value: ({ path }) => path,
    cell: ({ path, reason }) =>
      element(
        'div',
        { class: 'file' },
        element('bdi', { class: 'path' }, path),
        reason === undefined ? undefined : element('p', { class: 'reason' }, reason),
      ),
  },
  {
    key: 'camera',
    label: 'Camera',
    value: ({ camera }) => (camera && cameraName(camera)) || undefined,
    cell: ({ camera }) => {
      if (!camera) return '';
      const which = [camera.serial && `No. ${camera.serial}`, camera.sensor].filter((word) => word);
      return twoLines(cameraName(camera), which.join(', '));
    },
  },
  {
    key: 'exposure',
    label: 'Exposure',
    numeric: true,
    value: ({ exposure }) => exposure,
    cell: ({ exposure }) => (exposure === undefined ? '' : exposureTime(exposure)),
  },
  { key: 'iso', label: 'ISO', numeric: true, value: ({ iso }) => iso },
  {
    key: 'temperature',
    label: 'Sensor °C',
    numeric: true,
    value: ({ temperature }) => temperature,
    cell: ({ temperature }) => (temperature === undefined ? '' : decimal(temperature, 1)),
  },
  {
    key: 'taken',
    label: 'Taken',
    value: ({ taken }) => taken,
    cell: ({ taken }) => (taken ?? '').replace(/^(\d{4}-\d\d-\d\d)T/, '$1 '),
  },
  {
    key: 'size',
    label: 'Pixels',
    numeric: true,
    value: ({ width, height }) => (width === undefined || height === undefined ? undefined : width * height),
    cell: ({ width, height }) => (width === undefined || height === undefined ? '' : size(width, height)),
  },
];

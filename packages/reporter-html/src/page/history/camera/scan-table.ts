/** The scans of a camera: how they were taken, what they could see, and what happened in each. */
import { element } from '../../dom/element.ts';
import { section } from '../../dom/section.ts';
import { percent, whole } from '../../model/format.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.ts';
import { changesBetween, CHANGE_ORDER, countChanges } from '../model/changes.ts';
import type { Story } from '../model/story.ts';
import type { Visit } from '../model/visit.ts';
import { CHANGES, dayOf } from '../model/words.ts';
import { exposureOf, isoOf, modeOf, seenAt, temperatureOf, type SeenCounts } from './conditions.ts';

interface Row extends SeenCounts {
  readonly scan: number;
  readonly changes: ReturnType<typeof countChanges>;
}

export function scanTable(visit: Visit): HTMLElement {
  const { story } = visit;
  const rows = Array.from({ length: story.count }, (_, scan): Row => ({
    ...{ scan, ...seenAt(story, scan) },
    changes: scan === 0 ? {} : countChanges(changesBetween(story, scan - 1, scan)),
  })).reverse();
  const table = new DataTable<Row>({
    subject: 'scans',
    columns: columnsOf(visit),
    order: { key: 'time', direction: 'descending' },
    empty: 'There are no scans.',
    whereElse: 'The two scans beside the map have them.',
  });
  table.setRows(rows);
  const update = (): void => table.mark(rows.find(({ scan }) => scan === visit.rested.value.scan));
  visit.rested.listen(update);
  update();
  return section('scans', 'Scans', table.element);
}

const CHANGED = CHANGE_ORDER.filter((kind) => kind !== 'revealed');

function columnsOf(visit: Visit): Column<Row>[] {
  return [...takenColumns(visit), ...seenColumns(visit.story), ...CHANGED.map(changeColumn)];
}

function takenColumns(visit: Visit): Column<Row>[] {
  const { story } = visit;
  const { time, photographs, exposure, iso, temperature } = story.scans;
  const link = (scan: number): HTMLElement =>
    element(
      'button',
      { type: 'button', class: 'link', click: () => visit.show(scan), title: 'Show it on the map' },
      dayOf(time[scan]),
    );
  return [
    { key: 'time', label: 'Scan', value: ({ scan }) => time[scan], cell: ({ scan }) => link(scan) },
    {
      ...{ key: 'mode', label: 'Photographs', numeric: true, folds: 2 },
      value: ({ scan }) => photographs[scan],
      cell: ({ scan }) => `${whole(photographs[scan])} ${modeOf(story, scan)}`,
    },
    {
      ...{ key: 'exposure', label: 'Exposure', numeric: true, folds: 5 },
      value: ({ scan }) => exposure[scan]?.[1],
      cell: ({ scan }) => exposureOf(story, scan),
    },
    {
      ...{ key: 'iso', label: 'ISO', numeric: true, folds: 4 },
      value: ({ scan }) => iso[scan]?.[1],
      cell: ({ scan }) => isoOf(story, scan),
    },
    {
      ...{ key: 'temperature', label: 'Temperature', numeric: true, folds: 1 },
      value: ({ scan }) => temperature[scan]?.[1],
      cell: ({ scan }) => temperatureOf(story, scan),
    },
  ];
}

function seenColumns({ scans: { judged, reach } }: Story): Column<Row>[] {
  return [
    {
      ...{ key: 'reach', label: 'Could show', numeric: true, folds: 6 },
      meaning: 'Share of the defects known before it that the scan could have seen.',
      value: ({ scan }) => reach[scan],
      cell: ({ scan }) => (judged[scan] === 1 ? percent(reach[scan]) : 'no verdict'),
    },
    countColumn('present', 'Defects', 'Those that are there after it.'),
    countColumn('seen', 'Seen', 'Those that it shows.', 3),
    countColumn('missed', 'Not seen', 'Those that it would have shown, and does not.', 0),
  ];
}

function countColumn(key: keyof SeenCounts, label: string, meaning: string, folds?: number): Column<Row> {
  return {
    ...{ key, label, meaning, numeric: true, first: 'descending' },
    ...(folds !== undefined && { folds }),
    value: (row) => row[key],
    cell: (row) => whole(row[key]),
  };
}

function changeColumn(kind: (typeof CHANGED)[number]): Column<Row> {
  const folds = { new: undefined, worse: 5.5, gone: 5.5, back: 1.5, better: 1.5 }[kind];
  return {
    ...{ key: kind, label: CHANGES[kind].name, meaning: CHANGES[kind].meaning, numeric: true, first: 'descending' },
    ...(folds !== undefined && { folds }),
    value: ({ changes }) => changes[kind] ?? 0,
    cell: ({ changes }) => (changes[kind] ? whole(changes[kind]) : ''),
  };
}

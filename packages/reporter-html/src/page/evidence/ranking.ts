import type { RankedSample, Result } from '@hotpix/result';
import { section } from '../dom/section.ts';
import { element } from '../dom/element.ts';
import { significant, whole } from '../model/format.ts';
import { filterAt } from '../detail/crop-image.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.ts';

type Placed = RankedSample & { readonly place: number };

/** The samples of least variance, for a Result ranked that way. */
export function ranking({ sections: { variance }, frame }: Result): HTMLElement | undefined {
  if (!variance) return undefined;
  const table = new DataTable<Placed>({
    subject: 'ranked samples',
    columns: columns(frame),
    order: { key: 'place', direction: 'ascending' },
    empty: 'The ranking lists no samples.',
  });
  table.setRows(variance.ranking.map((sample, i) => ({ ...sample, place: i + 1 })));
  const words = 'The samples that change least over all photographs, wherever on the stored frame they lie.';
  return section('ranking', 'Ranking by variance', element('p', { class: 'prose' }, words), table.element);
}

function columns(frame: Result['frame']): Column<Placed>[] {
  const colour = ({ x, y, channel }: Placed) =>
    frame?.channels === 3 ? ('RGB'[channel] ?? String(channel)) : (filterAt(frame?.mosaic, x, y) ?? 'Grey');
  return [
    { key: 'place', label: 'Place', numeric: true, value: ({ place }) => place },
    { key: 'x', label: 'x', meaning: 'Stored sensor column, from 0.', numeric: true, value: ({ x }) => x },
    { key: 'y', label: 'y', meaning: 'Stored sensor row, from 0.', numeric: true, value: ({ y }) => y },
    {
      key: 'channel',
      label: 'Channel',
      meaning: 'Index of the channel, from 0.',
      numeric: true,
      value: ({ channel }) => channel,
    },
    { key: 'colour', label: 'Colour', value: colour },
    {
      key: 'value',
      label: 'Squared deviations, DN²',
      meaning: 'Sum of squared deviations from the mean of the sample.',
      numeric: true,
      value: ({ value }) => value,
      cell: ({ value }) => (Number.isInteger(value) ? whole(value) : significant(value, 8)),
    },
  ];
}

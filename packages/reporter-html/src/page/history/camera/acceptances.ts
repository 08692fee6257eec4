/** What people decided on the defects of a camera. */
import { plural, sentenceCase } from '@hotpix/result';
import type { DecidedPlace, PackedDecision } from '../../../history/packed.ts';
import { element } from '../../dom/element.ts';
import { section } from '../../dom/section.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.ts';
import { hasExpired, today } from '../model/expiry.ts';
import type { Visit } from '../model/visit.ts';
import { decisionBadge } from './decision-badge.ts';
import { selectButton } from './select-button.ts';

interface Row {
  readonly decision: PackedDecision;
  readonly place: DecidedPlace;
}

export function acceptances(visit: Visit): HTMLElement | undefined {
  const { decisions } = visit.story;
  const rows = decisions.flatMap((decision) => decision.places.map((place): Row => ({ decision, place })));
  if (rows.length === 0) return undefined;
  const table = new DataTable<Row>({
    subject: 'acceptances',
    columns: columnsOf(visit),
    order: { key: 'until', direction: 'ascending' },
    empty: 'Nothing is accepted.',
    whereElse: 'Make the window wider, or print the page, to see them.',
  });
  table.setRows(rows);
  const over = rows.filter(({ decision }) => hasExpired(decision, today())).length;
  const words =
    over === 0
      ? 'All of them hold.'
      : `${plural(over, 'acceptance')} expired: checks count ${over === 1 ? 'that defect' : 'those defects'} again.`;
  return section('acceptances', 'Acceptances', element('p', { class: 'prose' }, words), table.element);
}

function columnsOf(visit: Visit): Column<Row>[] {
  return [
    {
      key: 'place',
      label: 'Place',
      value: ({ place }) => place.y * 1e6 + place.x,
      cell: ({ place }) => {
        const site = place.site === undefined ? undefined : visit.story.sites[place.site];
        const where = `x ${place.x}, y ${place.y}`;
        return site
          ? selectButton(site, where, visit)
          : element('span', {}, where, element('small', { class: 'event' }, 'Not in the history'));
      },
    },
    { key: 'kind', label: 'Kind', folds: 1, value: ({ place }) => place.kind && sentenceCase(place.kind) },
    {
      key: 'until',
      label: 'Holds',
      value: ({ decision }) => decision.until ?? '9',
      cell: ({ decision }) => decisionBadge([decision]),
    },
    { key: 'reason', label: 'Reason', value: ({ decision }) => decision.reason },
    { key: 'by', label: 'By', folds: 2, value: ({ decision }) => decision.by },
    {
      key: 'on',
      label: 'On',
      folds: 0,
      value: ({ decision }) => decision.on,
      cell: ({ decision }) => decision.on ?? '–',
    },
  ];
}

/** Every defect that the history of a camera knows. */
import { changeInWords } from '@hotpix/result';
import { element } from '../../dom/element.ts';
import { kindLabel } from '../../dom/glyph.ts';
import { glossary, section } from '../../dom/section.ts';
import { whole } from '../../model/format.ts';
import { KIND_ORDER, KINDS } from '../../model/kinds.ts';
import { whereOf } from '../../model/place.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.ts';
import { standingOf, type Story, type StorySite } from '../model/story.ts';
import type { Visit } from '../model/visit.ts';
import { CHANGES, dayOf, dn } from '../model/words.ts';
import { decisionBadge } from './decision-badge.ts';
import { filterForm, type SiteFilter } from './filter-form.ts';
import { selectButton, withKind } from './select-button.ts';
import { inWords } from './standing-words.ts';
import { strip } from './strip.ts';

export function defectTable(visit: Visit): HTMLElement {
  const { story, selected } = visit;
  const table = new DataTable<StorySite>({
    subject: 'defects',
    columns: columnsOf(visit),
    order: { key: 'since', direction: 'descending' },
    empty: story.sites.length === 0 ? 'No scan found any.' : 'No defect passes the filter.',
    whereElse: 'Make the window wider, or print the page, to see them.',
  });
  const status = element('p', { class: 'where', role: 'status' });
  const update = (passes: SiteFilter): void => {
    const rows = story.sites.filter(passes);
    const isAll = rows.length === story.sites.length;
    status.textContent = isAll
      ? `All ${whole(rows.length)} shown`
      : `${whole(rows.length)} of ${whole(story.sites.length)} shown`;
    table.setRows(rows);
    table.mark(selected.value);
  };
  const form = filterForm(story, update);
  selected.listen((site) => table.mark(site));
  return section('defects', 'Defects', form, element('div', { class: 'tools' }, status), table.element, meanings());
}

/** A column that would be empty for all defects is of no use. */
type SiteColumn = Column<StorySite> & { readonly isOfUse?: boolean };

function columnsOf(visit: Visit): Column<StorySite>[] {
  const { story } = visit;
  const columns = [...whatColumns(visit), ...whenColumns(story), ...amplitudeColumns(), ...nowColumns(story)];
  return columns.filter(({ isOfUse = true }) => isOfUse);
}

function whatColumns(visit: Visit): SiteColumn[] {
  const { sites } = visit.story;
  return [
    {
      key: 'place',
      label: 'Place',
      value: ({ x, y }) => y * 1e6 + x,
      cell: (site) => withKind(selectButton(site, whereOf(site), visit), site.kind),
    },
    {
      key: 'kind',
      label: 'Kind',
      meaning: 'As the last scan that saw it calls it.',
      folds: 6,
      isBeside: true,
      value: ({ kind }) => KIND_ORDER.indexOf(kind),
      cell: ({ kind }) => kindLabel(kind),
    },
    {
      key: 'colour',
      label: 'Colour',
      folds: 1,
      isOfUse: sites.some(({ colour }) => colour !== undefined),
      value: ({ colour }) => colour,
      cell: ({ colour }) => colour ?? '–',
    },
  ];
}

function whenColumns(story: Story): SiteColumn[] {
  return [
    {
      key: 'since',
      label: 'Since',
      meaning: 'The scan that saw it first; of new ones with the last scan that would have shown it and did not.',
      first: 'descending',
      value: ({ first }) => first,
      cell: (site) => since(site, story),
    },
    {
      key: 'onset',
      label: 'Began',
      meaning:
        'When it began, of defects that were followed through the photographs: the interval holds it in 95 of 100 cases.',
      folds: 5,
      first: 'descending',
      isOfUse: story.sites.some(({ onset }) => onset !== undefined),
      value: ({ onset }) => onset?.by ?? onset?.taken ?? onset?.photograph,
      cell: ({ onset }) => (onset ? changeInWords({ change: onset }) : '–'),
    },
  ];
}

function amplitudeColumns(): SiteColumn[] {
  return [
    {
      key: 'then',
      label: 'DN then',
      meaning: 'Amplitude in DN in the first scan that saw it, by the exposures and ISO of that scan.',
      numeric: true,
      folds: 3,
      first: 'descending',
      value: ({ then }) => Math.abs(then),
      cell: ({ then }) => dn(then),
    },
    {
      key: 'now',
      label: 'DN now',
      meaning: 'Amplitude in DN in the last scan that saw it; exposures and ISO differ from scan to scan.',
      numeric: true,
      first: 'descending',
      value: ({ now }) => Math.abs(now),
      cell: ({ now }) => dn(now),
    },
  ];
}

function nowColumns(story: Story): SiteColumn[] {
  return [
    {
      key: 'state',
      label: 'Now',
      meaning: 'What the last scan says of it.',
      folds: 4,
      value: (site) => state(site, story),
      cell: (site) => element('span', {}, state(site, story), ...happened(site, story)),
    },
    {
      key: 'scans',
      label: 'Scans',
      meaning:
        'A cell per scan: filled where it was seen, low where it could not be seen, a line where it was not seen.',
      folds: 2,
      first: 'descending',
      value: ({ observed }) => observed.split('s').length - 1,
      cell: (site) => strip(site, story),
    },
    {
      key: 'accepted',
      label: 'Accepted',
      folds: 4.5,
      isOfUse: story.sites.some(({ decisions }) => decisions.length > 0),
      value: ({ decisions }) => decisions.at(-1)?.until ?? (decisions.length > 0 ? '9' : undefined),
      cell: ({ decisions }) => decisionBadge(decisions),
    },
  ];
}

/** Neither day is broken. */
function since({ first, absent }: StorySite, { scans }: Story): HTMLElement {
  const day = (scan: number): HTMLElement => element('span', { class: 'day' }, dayOf(scans.time[scan]));
  if (first === 0) return element('span', {}, day(0), ' or earlier');
  if (absent === undefined) return element('span', {}, day(first), ', revealed');
  return element('span', {}, day(absent), ' to ', day(first));
}

const state = (site: StorySite, { count }: Story): string => inWords(standingOf(site, count - 1));

/** Worse, better and back, each with its last scan. */
function happened({ events }: StorySite, { scans }: Story): Node[] {
  const kinds = ['worse', 'better', 'back'] as const;
  return kinds.flatMap((kind) => {
    const event = events.findLast((one) => one.kind === kind);
    return event
      ? [element('small', { class: 'event' }, `${CHANGES[kind].name} ${dayOf(scans.time[event.scan])}`)]
      : [];
  });
}

function meanings(): HTMLElement {
  return glossary('What the words mean', [
    ...(['new', 'revealed', 'worse', 'better', 'gone', 'back'] as const).map(
      (kind) => [CHANGES[kind].name, CHANGES[kind].meaning] as const,
    ),
    ...(['hot', 'stuck', 'dead', 'dim', 'blinking'] as const).map(
      (kind) => [KINDS[kind].name, KINDS[kind].meaning] as const,
    ),
  ]);
}

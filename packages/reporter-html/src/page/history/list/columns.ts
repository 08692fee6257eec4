/** What the list says of each camera. */
import type { ListedCamera, Listing } from '../../../history/packed.ts';
import { element } from '../../dom/element.ts';
import { whole } from '../../model/format.ts';
import type { Column } from '../../table/column.ts';
import { fragmentOf } from '../model/route.ts';
import { agoInWords, dayOf, estimateInWords, openChanges, verdictOf, type VerdictWords } from '../model/words.ts';
import { sparkline } from './sparkline.ts';

export function columnsOf(listing: Listing): Column<ListedCamera>[] {
  return [nameColumn(listing), VERDICT, DEFECTS, ...GROWTH, ...SCANS];
}

/** Names of so many characters have one line where there is room. */
const SHORT = 56;

function nameColumn({ isServed }: Listing): Column<ListedCamera> {
  return {
    key: 'name',
    label: 'Camera',
    value: ({ name }) => name.toLowerCase(),
    cell: ({ key, name }) =>
      element('a', { href: linkTo(key, isServed), class: name.length <= SHORT ? 'camera short' : 'camera' }, name),
  };
}

/** Of its own page where a server gives each one. */
export function linkTo(key: string, isServed: boolean): string {
  return isServed ? `cameras/${encodeURIComponent(key)}` : fragmentOf({ camera: key });
}

const VERDICT: Column<ListedCamera> = {
  key: 'verdict',
  label: 'What is new',
  meaning: 'What the last scan says, beside what was known.',
  first: 'descending',
  value: worth,
  cell: verdictCell,
};

const DEFECTS: Column<ListedCamera> = {
  key: 'defects',
  label: 'Defects',
  meaning: 'Those that are there after the last scan; the line has all scans.',
  numeric: true,
  first: 'descending',
  value: ({ present }) => present[present.length - 1],
  cell: ({ present }) => element('span', { class: 'trended' }, sparkline(present), whole(present[present.length - 1])),
};

const GROWTH: readonly Column<ListedCamera>[] = [
  {
    ...{ key: 'growth', label: 'New per month', numeric: true, folds: 1, first: 'descending' },
    meaning: 'New defects per month, with the interval that holds the rate in 95 of 100 cases.',
    value: ({ growth }) => growth?.perMonth.value,
    cell: ({ growth }) => (growth ? estimateInWords(growth.perMonth) : '–'),
  },
  {
    ...{ key: 'megapixel', label: 'Per year and megapixel', numeric: true, folds: 0, first: 'descending' },
    meaning: 'New defects per year and megapixel, to compare with the rates below.',
    value: ({ growth }) => growth?.perMegapixel.value,
    cell: ({ growth }) => (growth ? estimateInWords(growth.perMegapixel) : '–'),
  },
];

const SCANS: readonly Column<ListedCamera>[] = [
  {
    ...{ key: 'scans', label: 'Scans', numeric: true, folds: 2, first: 'descending' },
    value: ({ present }) => present.length,
  },
  {
    ...{ key: 'last', label: 'Last scan', folds: 3, first: 'descending' },
    value: ({ last }) => last,
    cell: ({ last }) =>
      element('span', { class: 'day' }, dayOf(last), element('small', { class: 'event' }, agoInWords(last))),
  },
];

export const verdictOn = ({ present, ...camera }: ListedCamera): VerdictWords =>
  verdictOf({ ...camera, scans: present.length });

const TONES = { found: 'bad', clean: 'good', unjudged: 'doubtful' } as const;

function verdictCell(camera: ListedCamera): HTMLElement {
  const { tone, headline, doubt } = verdictOn(camera);
  return element(
    'span',
    { class: 'verdict-cell' },
    element('span', { class: `badge ${TONES[tone]}` }, headline),
    doubt === undefined ? undefined : element('small', {}, doubt),
  );
}

/** Cameras with more that is new come first; then those of which nobody can say. */
function worth(camera: ListedCamera): number {
  return verdictOn(camera).tone === 'unjudged' ? 0.5 : openChanges(camera);
}

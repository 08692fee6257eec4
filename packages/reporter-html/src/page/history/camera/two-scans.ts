/** Two scans beside each other: how they were taken, what they could see, and what is new, worse and gone between them. */
import { element, fill, type Child } from '../../dom/element.ts';
import { kindLabel } from '../../dom/glyph.ts';
import { section } from '../../dom/section.ts';
import { percent, whole } from '../../model/format.ts';
import { KINDS } from '../../model/kinds.ts';
import { whereOf } from '../../model/place.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.ts';
import { CHANGE_ORDER, countChanges, type SiteChange } from '../model/changes.ts';
import { kindAt } from '../model/story.ts';
import type { Visit } from '../model/visit.ts';
import { CHANGES, changesInWords, dayOf, dn } from '../model/words.ts';
import { changeLabel } from './change-label.ts';
import { conditionRows, seenAt } from './conditions.ts';
import { selectButton, withKind } from './select-button.ts';

export function twoScans(visit: Visit): HTMLElement {
  const { story } = visit;
  const choice = compareSelect(visit);
  const heading = element('p', { class: 'where', role: 'status' });
  const beside = element('div', { class: 'beside' });
  const table = new DataTable<SiteChange>({
    subject: 'changes',
    columns: columnsOf(visit),
    order: { key: 'order', direction: 'ascending' },
    rows: 10,
    empty: 'Nothing differs between these two scans.',
    whereElse: 'The table of defects holds them.',
  });
  const explained = element('p', { class: 'muted explained' }, BEFORE);
  const update = (): void => {
    const { scan, before } = visit.pair.value;
    const { time } = story.scans;
    fill(
      heading,
      before === undefined
        ? `${dayOf(time[scan])} is the first scan: there is none to compare it with.`
        : `From ${dayOf(time[before])} to ${dayOf(time[scan])}: ${changesInWords(countChanges(visit.changes.value))}.`,
    );
    fill(beside, facts(visit));
    table.setRows(visit.changes.value);
    explained.hidden = !visit.changes.value.some((change) => change.before !== undefined);
  };
  visit.rested.listen(update);
  visit.selected.listen((site) => table.mark(visit.changes.value.find((change) => change.site === site)));
  update();
  return section('scans-compared', 'Two scans', choice, heading, beside, table.element, explained);
}

/** Why the table of defects has another number. */
const BEFORE =
  'Worse and better have two amplitudes. The first is what it had before, as the exposures, ISO and warmth of the later scan would have shown it. “DN then” in the table of defects is what the first scan did show.';

/** Which earlier scan the one of the slider is held against. */
function compareSelect(visit: Visit): HTMLElement {
  const { time } = visit.story.scans;
  const select = element('select', { id: 'since' });
  select.addEventListener('change', () => visit.compare(select.value === '' ? undefined : Number(select.value)));
  const update = (): void => {
    const { scan, before } = visit.pair.value;
    const earlier = Array.from({ length: scan }, (_, i) => element('option', { value: i }, dayOf(time[i])));
    fill(select, element('option', { value: '' }, 'The scan before it'), ...earlier);
    select.value = visit.isChosen ? String(before) : '';
    select.disabled = scan === 0;
  };
  visit.rested.listen(update);
  update();
  return element('label', { class: 'field', for: 'since' }, 'Compare the scan of the slider with', select);
}

function facts(visit: Visit): HTMLElement {
  const { story, pair } = visit;
  const { scan, before } = pair.value;
  const both = before === undefined ? [scan] : [before, scan];
  const row = (head: string, cells: readonly Child[]): HTMLElement =>
    element('tr', {}, element('th', { scope: 'row' }, head), ...cells.map((cell) => element('td', {}, cell)));
  const seen = both.map((at) => seenAt(story, at));
  const heads = both.map((at) => element('th', { scope: 'col' }, dayOf(story.scans.time[at])));
  return element(
    'table',
    {},
    element('caption', { class: 'unseen' }, 'The two scans'),
    element('thead', {}, element('tr', {}, element('td', {}), ...heads)),
    element(
      'tbody',
      {},
      ...conditionRows(story, both).map(([head, cells]) => row(head, cells)),
      row(
        'Could show',
        both.map((at) => (story.scans.judged[at] ? percent(story.scans.reach[at]) : 'no verdict')),
      ),
      row(
        'Defects there',
        seen.map(({ present }) => whole(present)),
      ),
      row(
        '– seen',
        seen.map((one) => whole(one.seen)),
      ),
      row(
        '– could not be seen',
        seen.map((one) => whole(one.hidden)),
      ),
      row(
        '– not seen',
        seen.map((one) => whole(one.missed)),
      ),
    ),
  );
}

function columnsOf(visit: Visit): Column<SiteChange>[] {
  return [
    {
      key: 'order',
      label: 'What',
      value: ({ kind }) => CHANGE_ORDER.indexOf(kind),
      cell: ({ kind }) => element('span', { title: CHANGES[kind].meaning }, changeLabel(kind)),
    },
    {
      key: 'place',
      label: 'Place',
      value: ({ site }) => site.y * 1e6 + site.x,
      cell: ({ site }) => withKind(selectButton(site, whereOf(site), visit), kindAt(site, visit.pair.value.scan)),
    },
    {
      key: 'kind',
      label: 'Kind',
      folds: 0,
      isBeside: true,
      meaning: 'As the scan of the slider calls it.',
      value: ({ site }) => KINDS[kindAt(site, visit.pair.value.scan)].name,
      cell: ({ site }) => kindLabel(kindAt(site, visit.pair.value.scan)),
    },
    {
      key: 'amplitude',
      label: 'DN',
      meaning:
        'Amplitude in DN: of worse and better before and now, the one before as this scan would have shown it; of others as it was seen last.',
      numeric: true,
      first: 'descending',
      value: ({ amplitude }) => Math.abs(amplitude),
      cell: ({ amplitude, before }) => (before === undefined ? dn(amplitude) : fromTo(before, amplitude)),
    },
  ];
}

/** Breaks between the two. */
function fromTo(before: number, now: number): HTMLElement {
  const part = (text: string): HTMLElement => element('span', { class: 'day' }, text);
  return element('span', {}, part(`${dn(before)} →`), ' ', part(dn(now)));
}

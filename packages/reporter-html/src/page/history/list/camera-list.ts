/** All cameras: how many defects each has and had, what its last scan says, and how fast new ones come. */
import { plural } from '@hotpix/result';
import type { ListedCamera, Listing } from '../../../history/packed.ts';
import { element } from '../../dom/element.ts';
import { Cell } from '../../model/cell.ts';
import { whole } from '../../model/format.ts';
import { DataTable } from '../../table/data-table.ts';
import { dayOf } from '../model/words.ts';
import { references } from '../references.ts';
import { columnsOf, verdictOn } from './columns.ts';
import { leftOut } from './left-out.ts';

export class CameraList {
  readonly element: HTMLElement;
  /** What the names shall have. */
  readonly name = new Cell('');

  /** @param typed told the name as it is typed */
  constructor(listing: Listing, typed: (name: string) => void) {
    const { cameras } = listing;
    const table = new DataTable<ListedCamera>({
      subject: 'cameras',
      columns: columnsOf(listing),
      order: { key: 'verdict', direction: 'descending' },
      empty: cameras.length === 0 ? 'No cameras yet.' : 'No camera has that in its name.',
      whereElse: 'The page of a camera holds them.',
    });
    const status = element('p', { class: 'where', role: 'status' });
    const update = (): void => {
      const found = cameras.filter(nameHas(this.name.value));
      const all = whole(cameras.length);
      status.textContent =
        found.length === cameras.length ? `All ${all} shown` : `${whole(found.length)} of ${all} shown`;
      table.setRows(found);
    };
    this.name.listen(update);
    update();
    this.element = element(
      'section',
      { id: 'cameras', 'aria-labelledby': 'cameras-title' },
      element('h1', { id: 'cameras-title' }, plural(cameras.length, 'camera')),
      element('p', { class: 'lead' }, summary(listing)),
      this.form(typed, status),
      table.element,
      references(),
      leftOut(listing),
    );
  }

  private form(typed: (name: string) => void, status: HTMLElement): HTMLElement {
    const search = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    search.addEventListener('input', () => {
      this.name.set(search.value);
      typed(search.value);
    });
    this.name.listen((name) => {
      if (search.value !== name) search.value = name;
    });
    const submit = (event: Event): void => event.preventDefault();
    return element(
      'form',
      { class: 'filter', submit },
      element('label', { class: 'field' }, 'Name has', search),
      status,
    );
  }
}

/** All words, in any order. */
function nameHas(text: string): (camera: ListedCamera) => boolean {
  const words = text.toLowerCase().split(/\s+/);
  return ({ key, name }) => words.every((word) => `${key} ${name}`.toLowerCase().includes(word));
}

function summary({ cameras, since }: Listing): string {
  const worse = cameras.filter((camera) => verdictOn(camera).tone === 'found').length;
  const what = since === undefined ? 'in the last scan of each' : `since ${dayOf(since)}`;
  if (cameras.length === 0) return 'Each shows here once a Result of it is in the history.';
  const but = cameras.some(({ accepted }) => accepted.length > 0) ? ' that is not accepted' : '';
  if (worse === 0) return `Nothing${but} is new, back or worse ${what}.`;
  return `${whole(worse)} of ${whole(cameras.length)} ${worse === 1 ? 'has' : 'have'} something new, back or worse ${what}${but}.`;
}

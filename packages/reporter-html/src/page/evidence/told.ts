/** Plain JSON as people read it: keys and values, nested, and tables where the entries of a list are alike. */
import { element, type Child } from '../dom/element.ts';
import { significant, whole, words } from '../model/format.ts';
import { tableShell } from '../table/table-shell.ts';

/** What is shown at most; the rest is in the JSON. */
const MOST = { depth: 5, items: 40, rows: 50, columns: 8, characters: 300 };

type Scalar = string | number | boolean | null;
type Entries = readonly (readonly [key: string, value: unknown])[];
type Row = Readonly<Record<string, Scalar>>;

/** @param entries how many keys, items and cells are shown at most */
export function told(name: string, content: unknown, entries: number): Child {
  return new Teller(name, entries).tell(content, 0);
}

class Teller {
  private readonly name: string;
  private left: number;

  constructor(name: string, entries: number) {
    this.name = name;
    this.left = entries;
  }

  tell(value: unknown, depth: number): Child {
    if (isScalar(value)) return scalar(value);
    if (isItems(value)) return this.items(value);
    const list = Array.isArray(value) ? (value as unknown[]) : undefined;
    if (depth >= MOST.depth) return note('Nested deeper than is shown here.');
    if (list?.every(isRow)) return this.table(list);
    return this.entries(list ? list.map((item, i) => [`${i + 1}`, item]) : Object.entries(value as object), depth);
  }

  private entries(entries: Entries, depth: number): Child {
    if (entries.length === 0) return 'nothing';
    const shown = entries.slice(0, this.take(entries.length));
    const rows = shown.map(([key, value]) => {
      const isNested = !isScalar(value) && !isItems(value);
      const term = element('dt', {}, words(shorten(key)));
      return element('div', { class: isNested ? 'nested' : '' }, term, element('dd', {}, this.tell(value, depth + 1)));
    });
    return withRest(element('dl', { class: 'told' }, ...rows), entries.length - shown.length, 'entries');
  }

  private items(list: readonly Scalar[]): Child {
    if (list.length === 0) return 'nothing';
    const shown = list.slice(0, this.take(Math.min(list.length, MOST.items)));
    const text = element('p', {}, shown.map(scalar).join(', '));
    return withRest(text, list.length - shown.length, 'values');
  }

  private table(list: readonly Row[]): Child {
    const all = [...new Set(list.slice(0, MOST.rows).flatMap((row) => Object.keys(row)))];
    const columns = all.slice(0, MOST.columns);
    const most = Math.min(list.length, MOST.rows, Math.floor(this.left / Math.max(1, columns.length)));
    const shown = list.slice(0, most);
    this.take(shown.length * columns.length);
    const isNumber = (column: string): boolean => shown.every((row) => typeof (own(row, column) ?? 0) === 'number');
    const kinds = columns.map((column) => (isNumber(column) ? 'number' : ''));
    const head = columns.map((column, i) => element('th', { scope: 'col', class: kinds[i] }, words(shorten(column))));
    const rows = shown.map((row) => {
      const cells = columns.map((column) => own(row, column));
      const shownCells = cells.map((cell, i) =>
        element('td', { class: kinds[i] }, cell === undefined ? '' : scalar(cell)),
      );
      return element('tr', {}, ...shownCells);
    });
    const parts = [element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)];
    const shell = tableShell(`Table from ${this.name}`, element('table', {}, ...parts));
    const cut = withRest(shell, list.length - shown.length, 'rows');
    return withRest(cut, all.length - columns.length, 'columns');
  }

  /** How many of these there is room for. */
  private take(wanted: number): number {
    const taken = Math.min(wanted, this.left);
    this.left -= taken;
    return taken;
  }
}

function withRest(shown: HTMLElement, rest: number, what: string): HTMLElement {
  return rest > 0 ? element('div', {}, shown, note(`${whole(rest)} more ${what}, see the JSON.`)) : shown;
}

const note = (text: string): HTMLElement => element('p', { class: 'muted' }, text);

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value !== 'object';
}

function isItems(value: unknown): value is readonly Scalar[] {
  return Array.isArray(value) && value.every(isScalar);
}

function isRow(value: unknown): value is Row {
  return !isScalar(value) && !Array.isArray(value) && Object.values(value as object).every(isScalar);
}

/** A key may be called as what every object has. */
const own = (row: Row, key: string): Scalar | undefined => (Object.hasOwn(row, key) ? row[key] : undefined);

function scalar(value: Scalar): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value === '' ? 'empty' : shorten(value);
  return Number.isSafeInteger(value) ? whole(value).replace('-', '\u2212') : significant(value, 6);
}

function shorten(text: string): string {
  return text.length > MOST.characters ? `${text.slice(0, MOST.characters)}…` : text;
}

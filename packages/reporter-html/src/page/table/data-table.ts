/** A table that sorts by any column and shows a page of its rows at a time. */
import { announce } from '../dom/announcer.ts';
import { element, fill } from '../dom/element.ts';
import { sortRows, type Column, type Order } from './column.ts';
import { foldColumns } from './fold.ts';
import { Pager } from './pager.ts';
import { tableShell } from './table-shell.ts';

/** A printed table ends here; paper cannot be paged through. */
const MOST_PRINTED = 1000;

export interface TableOptions<Row> {
  /** What the rows are, in the plural. */
  readonly subject: string;
  readonly columns: readonly Column<Row>[];
  readonly order: Order;
  /** Of a page, at first. @default 25 */
  readonly rows?: number;
  /** Said instead of rows where there are none. */
  readonly empty: string;
  /** Said where columns are left out for want of room: where to find what they hold. */
  readonly whereElse?: string;
  /** Told the order that the reader chose. */
  readonly reorder?: (order: Order) => void;
  /** Adds to a row what belongs to this table alone. */
  readonly furnish?: (tr: HTMLTableRowElement, row: Row) => void;
}

export class DataTable<Row> {
  readonly element: HTMLElement;
  private readonly options: TableOptions<Row>;
  private readonly pager: Pager;
  private readonly body = element('tbody');
  private readonly shell: HTMLElement;
  private readonly folded = element('p', { class: 'muted folded', hidden: true });
  private readonly heads: ReadonlyMap<string, HTMLTableCellElement>;
  private rows: readonly Row[] = [];
  private sorted: readonly Row[] = [];
  private order: Order;
  private current: Row | undefined;
  private readonly drawn = new Map<Row, HTMLTableRowElement>();

  constructor(options: TableOptions<Row>) {
    this.options = options;
    this.order = options.order;
    this.pager = new Pager(options.subject, () => this.draw(), options.rows);
    this.heads = new Map(options.columns.map((column) => [column.key, this.head(column)]));
    const caption = `Table of ${options.subject}`;
    const table = element(
      'table',
      {},
      element('caption', { class: 'unseen' }, caption),
      element('thead', {}, element('tr', {}, ...this.heads.values())),
      this.body,
    );
    this.shell = tableShell(caption, table);
    this.element = element('div', { class: 'data-table' }, this.shell, this.folded, this.pager.element);
    new ResizeObserver(() => this.fold()).observe(this.shell);
    addEventListener('beforeprint', () => this.drawRows(this.sorted.slice(0, MOST_PRINTED)));
    addEventListener('afterprint', () => this.draw());
  }

  /** All rows in the current order. */
  get all(): readonly Row[] {
    return this.sorted;
  }

  setRows(rows: readonly Row[]): void {
    this.rows = rows;
    this.sort();
  }

  /** Sorts by a column; one that it has not leaves the rows as they were given. */
  sortBy(order: Order): void {
    if (order.key === this.order.key && order.direction === this.order.direction) return;
    this.order = order;
    this.pager.turnTo(0);
    this.sort();
  }

  /** Marks a row as the current one, or none, and turns to its page. */
  mark(row: Row | undefined): void {
    this.current = row;
    if (row !== undefined && !this.drawn.has(row)) {
      const index = this.sorted.indexOf(row);
      if (index >= 0) {
        this.pager.turnTo(index);
        return this.draw();
      }
    }
    this.markDrawn();
  }

  private markDrawn(): void {
    for (const [row, tr] of this.drawn) {
      if (row === this.current) tr.setAttribute('aria-current', 'true');
      else tr.removeAttribute('aria-current');
    }
  }

  private sort(): void {
    const column = this.options.columns.find(({ key }) => key === this.order.key);
    this.sorted = column ? sortRows(this.rows, column, this.order.direction) : this.rows;
    for (const [key, head] of this.heads) {
      head.setAttribute('aria-sort', key === this.order.key ? this.order.direction : 'none');
    }
    this.draw();
  }

  private draw(): void {
    this.drawRows(this.pager.slice(this.sorted));
    this.fold();
  }

  private fold(): void {
    const hidden = foldColumns(this.shell, this.options.columns)
      .filter(({ isBeside = false }) => !isBeside)
      .map(({ label }) => label);
    this.folded.hidden = hidden.length === 0;
    this.folded.textContent =
      `Not shown for want of room: ${hidden.join(', ')}. ${this.options.whereElse ?? ''}`.trim();
  }

  private drawRows(rows: readonly Row[]): void {
    const { columns, empty } = this.options;
    this.drawn.clear();
    for (const row of rows) this.drawn.set(row, this.row(row));
    if (rows.length > 0) fill(this.body, ...this.drawn.values());
    else fill(this.body, element('tr', {}, element('td', { colspan: columns.length, class: 'empty' }, empty)));
    this.markDrawn();
  }

  private row(row: Row): HTMLTableRowElement {
    const cells = this.options.columns.map((column) => {
      const content = column.cell ? column.cell(row) : String(column.value(row) ?? '');
      return element('td', { class: column.numeric ? 'number' : undefined }, content);
    });
    const tr = element('tr', {}, ...cells);
    this.options.furnish?.(tr, row);
    return tr;
  }

  private head({ key, label, meaning, numeric, first = 'ascending' }: Column<Row>): HTMLTableCellElement {
    const opposite = first === 'ascending' ? 'descending' : 'ascending';
    const sortBy = () => {
      const again = this.order.key === key && this.order.direction === first;
      this.sortBy({ key, direction: again ? opposite : first });
      this.options.reorder?.(this.order);
      announce(`Sorted by ${label}, ${this.order.direction}.`);
    };
    const button = element('button', { type: 'button', title: meaning, click: sortBy }, label);
    return element('th', { scope: 'col', class: numeric ? 'number' : undefined, 'data-key': key }, button);
  }
}

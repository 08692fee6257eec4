import { whole } from '../model/format.ts';
import { element } from '../dom/element.ts';

const SIZES = [25, 50, 100, 250];

/** Walks through the pages of a long table. */
export class Pager {
  readonly element: HTMLElement;
  size: number;
  private page = 0;
  private total = 0;
  private readonly where = element('p', { class: 'where' });
  private readonly buttons: readonly HTMLButtonElement[];
  private readonly moved: () => void;
  private readonly least: number;

  /** `moved` is called when the reader turned a page; `subject` names the rows; `rows` are those of a page at first. */
  constructor(subject: string, moved: () => void, rows: number = SIZES[0]) {
    this.moved = moved;
    this.size = this.least = rows;
    this.buttons = [
      this.button('First', 'First page', () => 0),
      this.button('Previous', 'Previous page', () => this.page - 1),
      this.button('Next', 'Next page', () => this.page + 1),
      this.button('Last', 'Last page', () => this.pages - 1),
    ];
    const sizes = [...new Set([rows, ...SIZES])].map((size) => element('option', { value: size }, String(size)));
    const select = element('select', { change: (event: Event) => this.resize(event) }, ...sizes);
    this.element = element(
      'nav',
      { class: 'pager', 'aria-label': `Pages of ${subject}` },
      this.where,
      element('div', { class: 'buttons' }, ...this.buttons),
      element('label', {}, 'Rows per page ', select),
    );
  }

  /** The rows of the current page out of all of them. */
  slice<Row>(rows: readonly Row[]): readonly Row[] {
    this.total = rows.length;
    this.page = Math.max(0, Math.min(this.page, this.pages - 1));
    const from = this.page * this.size;
    const to = Math.min(from + this.size, this.total);
    this.where.textContent = this.total === 0 ? 'No rows' : `${whole(from + 1)}–${whole(to)} of ${whole(this.total)}`;
    this.element.hidden = this.total <= this.least;
    for (const [i, button] of this.buttons.entries()) {
      button.setAttribute('aria-disabled', String(i < 2 ? this.page === 0 : this.page >= this.pages - 1));
    }
    return rows.slice(from, to);
  }

  /** Turns to the page that holds this row. */
  turnTo(index: number): void {
    this.page = Math.max(0, Math.floor(index / this.size));
  }

  private get pages(): number {
    return Math.ceil(this.total / this.size);
  }

  private resize(event: Event): void {
    const first = this.page * this.size;
    this.size = Number((event.target as HTMLSelectElement).value);
    this.turnTo(first);
    this.moved();
  }

  /** Disabled buttons keep the focus, so that the reader is not thrown to the top of the page at the last one. */
  private button(label: string, name: string, target: () => number): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'button', 'aria-label': name }, label);
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') === 'true') return;
      this.page = target();
      this.moved();
    });
    return button;
  }
}

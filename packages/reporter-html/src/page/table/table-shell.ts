import { element } from '../dom/element.ts';

/** Lets a wide table scroll sideways by itself, also with the keyboard, so that the page never does. */
export function tableShell(label: string, table: HTMLTableElement): HTMLElement {
  return element('div', { class: 'table-shell', role: 'region', 'aria-label': label, tabindex: 0 }, table);
}

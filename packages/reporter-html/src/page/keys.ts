/** Keys that work anywhere on the page, and the list of all keys. */
import { announce } from './dom/announcer.ts';
import { element } from './dom/element.ts';
import { store, stored } from './dom/stored.ts';
import { select, step } from './model/history.ts';
import { titleOf } from './model/place.ts';
import type { Report } from './model/report.ts';

const STORED = 'hotpix-keys';

type Row = readonly [keys: readonly string[], meaning: string];

const OF_DEFECTS: readonly Row[] = [
  [['j'], 'Next defect, in the order of the table'],
  [['k'], 'Previous defect'],
  [['Esc'], 'Select nothing'],
];
const OF_TABLE: readonly Row[] = [
  [['↑', '↓'], 'In the table: the row above, the row below'],
  [['↑', '↓', '←', '→'], 'On a crop: read pixel by pixel'],
];
const OF_MAP: readonly Row[] = [
  [['↑', '↓', '←', '→'], 'On the map: move it'],
  [['+', '−', '0'], 'On the map: zoom in, zoom out, the whole sensor'],
];
const OF_PAGE: readonly Row[] = [[['?'], 'This list']];

export interface KeyHelp {
  readonly button: HTMLElement;
  /** Hidden until the button is pressed. */
  readonly list: HTMLElement;
}

/** Listens to the keys until the page is closed; nothing where there is nothing to go through. */
export function keyHelp(report: Report): KeyHelp | undefined {
  if (!report.result.frame) return undefined;
  const isOn = element('input', { type: 'checkbox', checked: stored(STORED) !== 'off' });
  isOn.addEventListener('change', () => store(STORED, isOn.checked ? 'on' : 'off'));
  const list = keyList(report.defects.length > 0, isOn);
  const open = () => list.showModal();
  document.addEventListener('keydown', (event) => {
    if (list.open || isTaken(event)) return;
    if (event.key === 'Escape') return report.selected.value && select(report, undefined);
    if (isOn.checked) letter(report, event, open);
  });
  const label = 'Keys of this page';
  const button = element(
    'button',
    { type: 'button', class: 'button', 'aria-label': label, title: label, click: open },
    '?',
  );
  return { button, list };
}

function letter(report: Report, { key, repeat }: KeyboardEvent, open: () => void): void {
  if (key === '?') return open();
  if (key !== 'j' && key !== 'k') return;
  const defect = step(report, key === 'j' ? 1 : -1, { isContinued: repeat });
  if (defect) announce(titleOf(defect));
}

/** No key is taken from the browser, from who has it already, nor from a field that is typed into or chosen from. */
function isTaken({ ctrlKey, metaKey, altKey, defaultPrevented, target }: KeyboardEvent): boolean {
  const field = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';
  return (
    ctrlKey || metaKey || altKey || defaultPrevented || (target instanceof Element && target.closest(field) !== null)
  );
}

function keyList(hasDefects: boolean, isOn: HTMLInputElement): HTMLDialogElement {
  const rows = [...(hasDefects ? OF_DEFECTS : []), ...(hasDefects ? OF_TABLE : []), ...OF_MAP, ...OF_PAGE];
  const list = rows.map(([keys, meaning]) =>
    element('div', {}, element('dt', {}, ...keys.map((key) => element('kbd', {}, key))), element('dd', {}, meaning)),
  );
  return element(
    'dialog',
    { 'aria-labelledby': 'keys-title' },
    element('h2', { id: 'keys-title' }, 'Keys'),
    element('dl', {}, ...list),
    element('label', { class: 'chip' }, isOn, 'Letters and ? work anywhere on the page'),
    element('form', { method: 'dialog' }, element('button', { class: 'button' }, 'Close')),
  );
}

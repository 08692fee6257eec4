/** The crops of a defect, or why there are none. */
import { element } from '../dom/element.ts';
import { whole } from '../model/format.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';
import { readSamples } from './crop-samples.ts';
import { CropView } from './crop-view.ts';

/** Whether crops are shown in colours, and how far repaired; both stay when the reader goes to the next defect. */
let tinted = true;
let share = 0;

/** Crops side by side, with a switch between colours and grey, and a slider between before and after a repair. */
export function cropGallery(defect: RankedDefect, report: Report): HTMLElement {
  const crops = defect.crops ?? [];
  if (crops.length === 0) return element('p', { class: 'empty' }, whyNone(defect, report));
  const views: CropView[] = [];
  const figures = crops.map((crop) => {
    const samples = readSamples(crop);
    if (typeof samples === 'string') return damaged(crop.path, samples);
    const view = new CropView(crop, samples, defect, report, tinted);
    views.push(view);
    return view.element;
  });
  const { frame } = report.result;
  const coloured = frame !== null && (frame.mosaic !== undefined || frame.channels === 3);
  const toggle = element('button', { type: 'button', class: 'button', 'aria-pressed': String(!tinted) }, 'Grey');
  toggle.addEventListener('click', () => {
    tinted = !tinted;
    toggle.setAttribute('aria-pressed', String(!tinted));
    for (const view of views) view.tint(tinted);
  });
  return element(
    'div',
    {},
    element('div', { class: 'tools' }, element('h3', {}, 'In the photographs'), coloured ? toggle : undefined),
    views.some(({ hasRepaired }) => hasRepaired) ? slider(views) : undefined,
    element('div', { class: 'crops' }, ...figures),
  );
}

function slider(views: readonly CropView[]): HTMLElement {
  const reveal = (): void => views.forEach((view) => view.reveal(share));
  const input = element('input', {
    type: 'range',
    min: 0,
    max: 100,
    value: 100 * share,
    'aria-label': 'Share of the crops that is shown repaired, in percent',
    input: (event: Event) => {
      share = Number((event.target as HTMLInputElement).value) / 100;
      reveal();
    },
  });
  reveal();
  return element(
    'label',
    { class: 'repair-slider' },
    element('span', {}, 'Before'),
    input,
    element('span', {}, 'Repaired'),
  );
}

function damaged(path: string, reason: string): HTMLElement {
  return element(
    'figure',
    { class: 'crop' },
    element('p', { class: 'empty' }, reason),
    element('figcaption', {}, element('bdi', { class: 'path' }, path)),
  );
}

function whyNone({ rank }: RankedDefect, { defects }: Report): string {
  const last = defects.findLast(({ crops }) => crops && crops.length > 0)?.rank;
  if (last === undefined) return 'No crops: this Result was made without them.';
  if (rank > last) return `No crops: only the ${whole(last)} strongest defects carry them.`;
  return 'No crops: the photographs that would show it could not be read again.';
}

/** What a scan found: the verdict first, then the defects in the photographs themselves, then what can be done about them. */
import type { Told } from '../../shared/protocol.ts';
import type { App } from '../app.ts';
import { element } from '../dom/element.ts';
import { button, fileName, fold } from '../dom/parts.ts';
import type { Chosen } from '../files/chosen.ts';
import { show } from '../stage.ts';
import { plural } from '../words.ts';
import { downloads, reportButton } from './downloads.ts';
import { repairChoice } from './repair.ts';
import { viewer } from './viewer.ts';

export function showResult(told: Told, chosen: Chosen | undefined, app: App): void {
  show(
    verdict(told, chosen, app),
    chosen && told.shown.length > 0 && viewer(told),
    downloads(told),
    numbers(told),
    notUsed(told),
    element(
      'div',
      { class: 'buttons' },
      chosen && told.tone !== 'unjudged' && button('Add photographs', () => app.seen(chosen)),
      button(chosen ? 'Scan other photographs' : 'Back to the first page', app.start),
    ),
  );
}

function verdict(told: Told, chosen: Chosen | undefined, app: App): HTMLElement {
  const isVerdict = told.tone !== 'unjudged';
  return element(
    'section',
    { class: `verdict ${told.tone}`, 'aria-label': 'Verdict' },
    element('h1', {}, told.headline),
    ...told.plain.map((words) => element('p', { class: 'lead' }, words)),
    !isVerdict && element('p', { class: 'lead' }, told.explanation),
    element(
      'div',
      { class: 'actions' },
      told.defects > 0 && isVerdict && repair(told, chosen, app),
      element(
        'div',
        { class: 'buttons' },
        reportButton(),
        chosen && !isVerdict && button('Add photographs', () => app.seen(chosen)),
      ),
    ),
  );
}

function repair(told: Told, chosen: Chosen | undefined, app: App): HTMLElement {
  if (!chosen)
    return element('p', {}, 'Choose photographs by this camera on the first page, and they can be repaired.');
  const back = { words: 'Back to the result', go: () => app.result(told, chosen), fail: app.error };
  return repairChoice({ files: chosen.files, count: told.used }, back);
}

function numbers({ tone, explanation, numbers: rows }: Told): HTMLElement {
  return fold(
    'The numbers',
    tone !== 'unjudged' && element('p', {}, explanation),
    element(
      'dl',
      { class: 'numbers' },
      ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    ),
  );
}

function notUsed({ tone, notUsed: rows }: Told): HTMLElement | undefined {
  if (rows.length === 0) return undefined;
  const items = rows.map(({ path, reason, hasFailed }) =>
    element('li', {}, element('p', { class: hasFailed ? 'doubt' : '' }, fileName(path), `: ${reason}`)),
  );
  const reasons = fold(`${plural(rows.length, 'file')} not counted`, element('ul', { class: 'rows' }, ...items));
  reasons.open = tone === 'unjudged';
  return reasons;
}

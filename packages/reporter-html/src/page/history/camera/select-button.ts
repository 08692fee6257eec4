import type { DefectKind } from '@hotpix/result';
import { element } from '../../dom/element.ts';
import { kindLabel } from '../../dom/glyph.ts';
import type { StorySite } from '../model/story.ts';
import type { Visit } from '../model/visit.ts';

/** Selects a defect, which the map then shows. */
export function selectButton(site: StorySite, label: string, visit: Visit): HTMLElement {
  return element(
    'button',
    { type: 'button', class: 'link', click: () => visit.select(site), title: 'Show it on the map' },
    label,
  );
}

/** With the kind below it, which shows where the column of kinds has no room. */
export function withKind(button: HTMLElement, kind: DefectKind): HTMLElement {
  return element('span', {}, button, element('small', { class: 'kind-beside' }, kindLabel(kind)));
}

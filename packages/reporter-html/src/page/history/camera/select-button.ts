import { element } from '../../dom/element.ts';
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

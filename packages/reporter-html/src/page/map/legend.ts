import { element } from '../dom/element.ts';
import { kindLabel } from '../dom/glyph.ts';
import { KIND_ORDER, KINDS } from '../model/kinds.ts';
import { countKinds, type Report } from '../model/report.ts';
import type { Frame } from './draw-sensor.ts';

/** Which sign stands for what on the map. */
export function legend({ defects }: Report, { width, height, active }: Frame): HTMLElement {
  const counts = countKinds(defects);
  const kinds = KIND_ORDER.filter((kind) => counts.has(kind)).map((kind) =>
    element('li', { title: KINDS[kind].meaning }, kindLabel(kind)),
  );
  const hatching = element('span', { class: 'hatched', 'aria-hidden': 'true' });
  const masked = active.width < width || active.height < height;
  return element(
    'ul',
    { class: 'legend' },
    ...kinds,
    masked ? element('li', {}, hatching, 'Masked border') : undefined,
  );
}

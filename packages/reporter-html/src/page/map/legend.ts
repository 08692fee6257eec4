import { element } from '../dom/element.ts';
import { kindLabel } from '../dom/glyph.ts';
import { ARTEFACT_KINDS, countArtefacts, type Artefact } from '../model/artefacts.ts';
import { KIND_ORDER, KINDS } from '../model/kinds.ts';
import { countKinds, type Report } from '../model/report.ts';
import type { Frame } from './draw-sensor.ts';

/** Which sign stands for what on the map. */
export function legend({ defects, result }: Report, { width, height, active }: Frame): HTMLElement {
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
    leftOut(result.artefacts ?? []),
    masked ? element('li', {}, hatching, 'Masked border') : undefined,
  );
}

/** Leads to the list of them. */
function leftOut(artefacts: readonly Artefact[]): HTMLElement | undefined {
  const kinds = countArtefacts(artefacts).map(({ kind }) => ARTEFACT_KINDS[kind]);
  if (kinds.length === 0) return undefined;
  return element(
    'li',
    { title: kinds.map(({ meaning }) => meaning).join(' ') },
    outlined(),
    element('a', { href: '#left-out' }, 'Left out'),
  );
}

/** The sign of what was left out. */
export function outlined(): HTMLElement {
  return element('span', { class: 'outlined', 'aria-hidden': 'true' });
}

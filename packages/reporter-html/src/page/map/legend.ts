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
    newOf(result),
    ...leftOut(result.artefacts ?? []),
    masked ? element('li', {}, hatching, 'Masked border') : undefined,
  );
}

function newOf({ baseline }: Report['result']): HTMLElement | undefined {
  if (!baseline || baseline.new.length === 0) return undefined;
  const since = baseline.against === 'history' ? 'New by the history' : 'New since the baseline';
  return element('li', {}, newSign(), since);
}

const newSign = (): HTMLElement => element('span', { class: 'ring', 'aria-hidden': 'true' });

/** Each kind leads to the list of them. */
function leftOut(artefacts: readonly Artefact[]): HTMLElement[] {
  return countArtefacts(artefacts).map(({ kind }) => {
    const { name, meaning } = ARTEFACT_KINDS[kind];
    const link = element('a', { href: '#left-out' }, `Left out: ${name.toLowerCase()}`);
    return element('li', { title: meaning }, outlined(kind), link);
  });
}

/** The sign of what was left out. */
export function outlined(kind: Artefact['kind']): HTMLElement {
  return element('span', { class: `outlined ${kind}`, 'aria-hidden': 'true' });
}

import type { DefectKind } from '@hotpix/result';
import { KINDS } from '../model/kinds.ts';
import { element, svg } from './element.ts';

/** The drawn sign of a kind, to stand beside its name. */
export function glyph(kind: DefectKind): SVGElement {
  return svg(
    'svg',
    { class: `glyph kind-${kind}`, viewBox: '-6 -6 12 12', 'aria-hidden': 'true' },
    svg('path', { d: KINDS[kind].outline }),
  );
}

/** Sign and name of a kind. */
export function kindLabel(kind: DefectKind): HTMLElement {
  return element('span', { class: 'kind' }, glyph(kind), KINDS[kind].name);
}

import { element } from '../dom/element.ts';
import { glyph } from '../dom/glyph.ts';
import { whole } from '../model/format.ts';
import { KIND_ORDER, KINDS } from '../model/kinds.ts';
import { countKinds, type Report } from '../model/report.ts';

/** How many of each kind, in large figures; kinds without any share a line. */
export function tally({ defects }: Report): HTMLElement | undefined {
  if (defects.length === 0) return undefined;
  const counts = countKinds(defects);
  const found = KIND_ORDER.filter((kind) => counts.has(kind));
  const absent = KIND_ORDER.filter((kind) => !counts.has(kind)).map((kind) => KINDS[kind].name.toLowerCase());
  const tiles = found.map((kind) =>
    element(
      'li',
      {},
      element('span', { class: 'figure' }, glyph(kind), whole(counts.get(kind) ?? 0)),
      element('b', {}, KINDS[kind].name),
      element('small', {}, KINDS[kind].meaning),
    ),
  );
  return element(
    'div',
    { class: 'tally' },
    element('h2', { class: 'unseen' }, 'Defects by kind'),
    element('ul', {}, ...tiles),
    absent.length > 0 ? element('p', { class: 'muted' }, `None: ${absent.join(', ')}.`) : undefined,
  );
}

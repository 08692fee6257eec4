import { plural } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { glyph } from '../dom/glyph.ts';
import { whole } from '../model/format.ts';
import { KIND_ORDER, KINDS } from '../model/kinds.ts';
import { countKinds, type Report } from '../model/report.ts';

/** How many of each kind, in large figures; kinds without any share a line. */
export function tally({ defects, result }: Report): HTMLElement | undefined {
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
  const none = absent.length > 0 ? `None: ${absent.join(', ')}.` : '';
  const notes = `${clusters(defects, result.frame?.mosaic !== undefined)} ${none}`.trim();
  return element(
    'div',
    { class: 'tally' },
    element('h2', { class: 'unseen' }, 'Defects by kind'),
    element('ul', {}, ...tiles),
    notes === '' ? undefined : element('p', { class: 'muted' }, notes),
  );
}

/** Groups of adjacent ones, by which sensors are graded apart; without a mosaic all are of one colour. */
function clusters(defects: Report['defects'], isMosaic: boolean): string {
  const count = (key: 'cluster' | 'colourCluster') =>
    new Set(defects.map(({ [key]: number }) => number).filter((number) => number !== undefined)).size;
  const [all, ofColour] = [count('cluster'), isMosaic ? count('colourCluster') : 0];
  if (all + ofColour === 0) return '';
  const parts = [plural(all, 'cluster'), ...(ofColour > 0 ? [`${plural(ofColour, 'cluster')} of one colour`] : [])];
  return `Adjacent defects: ${parts.join(', ')}.`;
}

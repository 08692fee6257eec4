import { element, type Child } from './element.ts';

/** A part of the page with its heading, reachable as `#id`. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  const heading = element('h2', { id: `${id}-title` }, title);
  return element('section', { id, 'aria-labelledby': `${id}-title` }, heading, ...children);
}

/** Pairs of a term and what it is; undefined ones are left out. */
export function facts(pairs: readonly (readonly [string, Child] | undefined)[]): HTMLElement {
  const rows = pairs.flatMap((pair) =>
    pair ? [element('div', {}, element('dt', {}, pair[0]), element('dd', {}, pair[1]))] : [],
  );
  return element('dl', { class: 'facts' }, ...rows);
}

/** Words and what they mean, a click or a key away. */
export function glossary(title: string, pairs: readonly (readonly [string, string])[]): HTMLElement {
  const rows = pairs.map(([term, meaning]) => element('div', {}, element('dt', {}, term), element('dd', {}, meaning)));
  return element(
    'details',
    { class: 'glossary' },
    element('summary', {}, title),
    element('dl', { class: 'facts' }, ...rows),
  );
}

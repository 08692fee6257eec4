/** Results that could not be read. */
import { plural } from '@hotpix/result';
import type { Listing } from '../../../history/packed.ts';
import { element } from '../../dom/element.ts';
import { whole } from '../../model/format.ts';

export function leftOut({ unreadable, unreadableCount }: Listing): HTMLElement | undefined {
  if (unreadableCount === 0) return undefined;
  const rows = unreadable.map(({ camera, id, reason }) =>
    element('li', {}, element('b', {}, `${camera} ${id}`), `: ${reason}`),
  );
  const rest = unreadableCount - rows.length;
  const more = rest > 0 ? [element('li', { class: 'muted' }, `and ${whole(rest)} more`)] : [];
  return element(
    'details',
    { class: 'glossary' },
    element('summary', {}, `${plural(unreadableCount, 'Result')} left out: they cannot be read`),
    element('ul', { class: 'reasons' }, ...rows, ...more),
  );
}

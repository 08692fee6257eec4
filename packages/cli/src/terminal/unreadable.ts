/** Results of a history that cannot be read. */
import { plural } from '@hotpix/result';
import type { Unreadable } from '@hotpix/history';

/** How many are named. */
const NAMED = 5;

export function describeUnreadable(rows: readonly Unreadable[]): string[] {
  if (rows.length === 0) return [];
  const named = rows.slice(0, NAMED).map(({ camera, id, reason }) => `  ${camera} ${id}: ${reason}`);
  const more = rows.length > NAMED ? [`  and ${rows.length - NAMED} more; --json of 'history index' lists all.`] : [];
  return ['', `${plural(rows.length, 'Result')} left out:`, ...named, ...more];
}

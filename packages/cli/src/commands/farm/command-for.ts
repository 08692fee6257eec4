/** Commands for a run that can be pasted. */
import { shownUrl } from '@hotpix/farm';
import { asTyped } from '../../terminal/as-typed.ts';
import type { CommandContext } from '../context.ts';
import type { Farm } from './open-farm.ts';
import { shortName } from './run-called.ts';

/** With the queue and the store as they were given, but without what must not be shown. */
export function commandFor(
  verb: 'status' | 'cancel',
  run: string,
  { place }: Pick<Farm, 'place'>,
  { settings: { queue } }: { readonly settings: Pick<CommandContext['settings'], 'queue'> },
): string {
  // One of the environment is there for the next command, too.
  const where = queue === undefined ? [] : ['--queue', shownUrl(queue)];
  return ['hotpix', 'farm', verb, shortName(run), ...where, '--store', place.url].map(asTyped).join(' ');
}

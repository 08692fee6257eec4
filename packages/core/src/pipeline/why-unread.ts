/** Why nobody could read a file. */
import type { HotpixError } from '@hotpix/result';
import { notAPhotograph, unreadable } from '../errors.ts';
import type { Source } from '../nouns.ts';
import type { Pipeline } from './pipeline.ts';

/** The reason of the one decoder whose files are called so, as the others do but guess; else those of all that took it for theirs. */
export function whyUnread({ plugins, refusals }: Pipeline, source: Source): HotpixError {
  const reasons = refusals.get(source) ?? [];
  if (reasons.length === 0) return notAPhotograph();
  const extension = /\.([^./\\]+)$/.exec(source.path)?.[1].toLowerCase() ?? '';
  const named = plugins.filter(({ decode }) => decode?.extensions?.includes(extension)).map(({ name }) => name);
  const own = reasons.filter(({ plugin = '' }) => named.includes(plugin));
  const [reason, ...others] = own.length === 1 ? own : reasons;
  if (others.length === 0) return reason;
  return unreadable(
    reasons.map(({ plugin, message }) => `${plugin}: ${message}`),
    reason,
  );
}

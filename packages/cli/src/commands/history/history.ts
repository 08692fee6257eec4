/** hotpix history: what becomes of the defects of each camera from scan to scan. */
import type { History } from '@hotpix/history';
import { didYouMean } from '../../did-you-mean.ts';
import { missing } from '../../errors.ts';
import { withHistory } from '../../results/remember.ts';
import { UsageError } from '../../usage-error.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { accept } from './accept.ts';
import { add } from './add.ts';
import { list } from './list.ts';
import { makeAnew } from './make-anew.ts';
import { show } from './show.ts';

/** @param args what stands behind the verb */
type Verb = (history: History, args: readonly string[], context: CommandContext) => Promise<ExitCode>;

const VERBS: Readonly<Record<string, Verb>> = { add, list, show, accept, index: makeAnew };
const EXAMPLE = 'hotpix history list --history qa-history';

export async function history(context: CommandContext): Promise<ExitCode> {
  const [name, ...args] = context.files;
  const verb = VERBS[name ?? ''] as Verb | undefined;
  if (!verb) throw name === undefined ? missing('what to do with the history', EXAMPLE) : noVerb(name);
  if (context.settings.html !== undefined && verb !== show) throw onlyShown(name);
  if (context.settings.history === undefined) throw missing('a history, in the config or by --history', EXAMPLE);
  return withHistory(context.settings, (opened) => verb(opened as History, args, context), { isThere: verb !== add });
}

function onlyShown(verb: string): UsageError {
  return new UsageError(
    'missingArgument',
    `Expected 'show' beside --html, got '${verb}', which has no page. Try 'hotpix history show --history qa-history --html history.html'.`,
  );
}

function noVerb(name: string): UsageError {
  const verbs = Object.keys(VERBS);
  const hint = didYouMean(name, verbs);
  return new UsageError(
    'missingArgument',
    `Expected one of ${verbs.join(', ')}, got '${name}'.${hint} Try '${EXAMPLE}'.`,
  );
}

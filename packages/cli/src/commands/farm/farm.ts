/** hotpix farm: one scan on many machines. */
import { didYouMean } from '../../did-you-mean.ts';
import { missing } from '../../errors.ts';
import { UsageError } from '../../usage-error.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { openFarm, type Farm } from './open-farm.ts';

type Verb = (farm: Farm, args: readonly string[], context: CommandContext) => Promise<ExitCode>;

/** Each loaded when it is asked for. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  submit: async () => (await import('./submit.ts')).submit,
  worker: async () => (await import('./worker.ts')).worker,
  status: async () => (await import('./status.ts')).status,
  cancel: async () => (await import('./cancel.ts')).cancel,
};
const EXAMPLE = 'hotpix farm submit photos/ --queue redis://host --store /mnt/farm --wait';

export async function farm(context: CommandContext): Promise<ExitCode> {
  const [name, ...args] = context.files;
  const load = Object.hasOwn(VERBS, name ?? '') ? VERBS[name] : undefined;
  if (!load) throw name === undefined ? missing('what to do with the farm', EXAMPLE) : noVerb(name);
  const verb = await load();
  const opened = await openFarm(context);
  return verb(opened, args, context).finally(() => opened.close());
}

function noVerb(name: string): UsageError {
  const verbs = Object.keys(VERBS);
  return new UsageError(
    'missingArgument',
    `Expected one of ${verbs.join(', ')}, got '${name}'.${didYouMean(name, verbs)} Try '${EXAMPLE}'.`,
  );
}

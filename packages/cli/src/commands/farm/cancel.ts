/** hotpix farm cancel: takes a run out of the queue, and waits until no worker is at it. */
import { Progress, type RunStatus } from '@hotpix/farm';
import { missing } from '../../errors.ts';
import { UsageError } from '../../usage-error.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import type { Farm } from './open-farm.ts';
import { runCalled, shortName } from './run-called.ts';

/** Seconds that workers have to let go of it, beside the time after which the job of a dead one is free. */
const PATIENCE = 60;

export async function cancel(farm: Farm, [called]: readonly string[], { settings }: CommandContext): Promise<ExitCode> {
  if (called === undefined)
    throw missing('a run', 'hotpix farm cancel 1f2e3d4c --queue redis://host --store /mnt/farm');
  const run = await runCalled(farm.place, called);
  const { state } = await new Progress(farm.place, farm.runs).of(run);
  if (!(await farm.runs.cancel(run, PATIENCE + settings.lock))) {
    throw new UsageError(
      'locked',
      `Expected the workers to let go of the run ${shortName(run)}, got some that do not. Run the command again.`,
    );
  }
  if (!settings.quiet) process.stdout.write(`Run ${shortName(run)} ${toldOf(state)}\n`);
  return 0;
}

function toldOf(before: RunStatus['state']): string {
  if (before === 'done') return 'is done already: its Result stays in the store.';
  if (before === 'not in the queue') return 'was not in the queue: there is nothing to cancel.';
  return 'is cancelled: nothing of it is left in the queue. What is done stays in the store, for who submits it again.';
}

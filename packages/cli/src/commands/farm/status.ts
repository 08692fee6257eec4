/** hotpix farm status: how far runs are, and who works on them. */
import { Progress, type ActiveJob, type RunStatus } from '@hotpix/farm';
import { isRemote, type Place } from '@hotpix/objects';
import { decimal, plural } from '@hotpix/result';
import { exists } from '../../files/exists.ts';
import { printable } from '../../terminal/printable.ts';
import { UsageError } from '../../usage-error.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import type { Farm } from './open-farm.ts';
import { runCalled, runsCalled, shortName } from './run-called.ts';

export async function status({ place, runs }: Farm, [called]: readonly string[], _: CommandContext): Promise<ExitCode> {
  const watch = new Progress(place, runs);
  const wanted = called === undefined ? await runsCalled(place, '') : [await runCalled(place, called)];
  if (called === undefined && wanted.length === 0) await assertThere(place);
  const workers = await runs.workers();
  process.stdout.write(`${plural(workers, 'worker')} at the queue.\n`);
  if (wanted.length === 0) process.stdout.write(`No run in the store '${printable(place.url)}'.\n`);
  for (const run of wanted)
    process.stdout.write(
      linesOf(await watch.of(run))
        .map((line) => `${printable(line)}\n`)
        .join(''),
    );
  return 0;
}

/** @throws {UsageError} for a folder that is not there; a bucket that is not there is told by its server */
async function assertThere({ url }: Place): Promise<void> {
  if (isRemote(url) || (await exists(url))) return;
  throw new UsageError(
    'notThere',
    `Expected a store that is there, got '${url}', which is not. Give the --store that the workers have.`,
  );
}

function linesOf(status: RunStatus): string[] {
  const {
    run,
    state,
    files,
    filesDone,
    filesFailed = 0,
    slices,
    slicesDone,
    mergings,
    mergingsDone,
    active,
    failures,
    troubles,
  } = status;
  const head = `${shortName(run)}: ${state}`;
  if (state === 'done')
    return [`${head}, ${plural(files, 'file')}${filesFailed > 0 ? `, ${filesFailed} failed` : ''}.`];
  return [
    `${head}. ${filesDone} of ${plural(files, 'file')}, ${slicesDone} of ${plural(slices, 'slice')}, ${mergingsDone} of ${plural(mergings, 'merging')}.${rateOf(status)}`,
    ...active.map(lineOf),
    ...failures.map((words) => `  failed: ${words}`),
    ...troubles.map((words) => `  tried again: ${words}`),
  ];
}

function rateOf({ active, files, filesDone }: RunStatus): string {
  const rate = active.reduce((sum, job) => sum + (job.rate ?? 0), 0);
  if (rate === 0) return '';
  return ` ${decimal(rate, 1)} photographs a second, ${Math.ceil((files - filesDone) / rate / 60)} min for the rest.`;
}

function lineOf({ kind, worker, done, total, rate = 0 }: ActiveJob): string {
  const far = done === undefined ? '' : `, ${done} of ${total} photographs, ${decimal(rate, 1)} a second`;
  return `  ${worker}: ${kind}${far}`;
}

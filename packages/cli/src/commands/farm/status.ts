/** hotpix farm status: how far runs are, and who works on them. */
import { Progress, type ActiveJob, type RunStatus } from '@hotpix/farm';
import { decimal, plural } from '@hotpix/result';
import { printable } from '../../terminal/printable.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import type { Farm } from './open-farm.ts';
import { runCalled, runsCalled, shortName } from './run-called.ts';

export async function status({ place, runs }: Farm, [called]: readonly string[], _: CommandContext): Promise<ExitCode> {
  const watch = new Progress(place, runs);
  const wanted = called === undefined ? await runsCalled(place, '') : [await runCalled(place, called)];
  const workers = await runs.workers();
  process.stdout.write(`${plural(workers, 'worker')} at the queue.\n`);
  for (const run of wanted)
    process.stdout.write(
      linesOf(await watch.of(run))
        .map((line) => `${printable(line)}\n`)
        .join(''),
    );
  return 0;
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
  } = status;
  const head = `${shortName(run)}: ${state}`;
  if (state === 'done')
    return [`${head}, ${plural(files, 'file')}${filesFailed > 0 ? `, ${filesFailed} failed` : ''}.`];
  return [
    `${head}. ${filesDone} of ${plural(files, 'file')}, ${slicesDone} of ${plural(slices, 'slice')}, ${mergingsDone} of ${plural(mergings, 'merging')}.${rateOf(status)}`,
    ...active.map(lineOf),
    ...failures.map((words) => `  failed: ${words}`),
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

/** What scan and merge end in where a history is kept. */
import type { History } from '@hotpix/history';
import { rememberAll, toldByHistory, type Remembered } from '../results/remember.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { publish, type Outcome } from './outputs.ts';

/** Publishes Results, and adds them to the history, if there is one, with what it says of them. */
export async function publishAndKeep(
  outcome: Outcome,
  context: Pick<CommandContext, 'settings' | 'progress'>,
  history: History | undefined,
): Promise<ExitCode> {
  const { list } = outcome.results;
  const { settings, progress } = context;
  if (history) progress.update('asking the history');
  const remembered = await rememberAll(list, history, settings);
  const remarks = list.map((result, i) => toldByHistory(result, remembered[i], settings.top));
  return publish(withFailures(outcome, remembered), context, remarks);
}

/** The outcome with why the history took less than all, or took it otherwise than it was told. */
export function withFailures(outcome: Outcome, remembered: readonly Remembered[]): Outcome {
  const failed = remembered.flatMap(({ failure }) => failure ?? []);
  const unused = remembered.flatMap((one) => one.unused ?? []);
  const results = { ...outcome.results, notes: [...(outcome.results.notes ?? []), ...unused] };
  return { ...outcome, results, failures: [...(outcome.failures ?? []), ...failed] };
}

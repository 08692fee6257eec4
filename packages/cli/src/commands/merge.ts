/** hotpix merge: the States of shards become one, and that a Result. */
import { resolve } from 'node:path';
import { assembled, type Hotpix, type State } from '@hotpix/core';
import type { History } from '@hotpix/history';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing, namedTwice, notThere } from '../errors.ts';
import { readDark } from '../files/dark-set.ts';
import { findFiles } from '../files/find-files.ts';
import { lockState, readState, writeState } from '../files/state-file.ts';
import { Inputs } from '../files/write-output.ts';
import { whileSaying } from '../terminal/progress.ts';
import { sayingWhere } from '../stop-errors.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withHistory } from '../results/remember.ts';
import { publishAndKeep } from './keep.ts';
import { assertOutputs } from './outputs.ts';
import { effortBehindCounting, effortOfMerging, effortOfStoring } from './efforts.ts';
import { conclude, photographsOf, tasksOf } from './conclude.ts';
import { decodeOptions } from './decode-options.ts';
import { inputsOf } from './scan.ts';

export async function merge(context: CommandContext): Promise<ExitCode> {
  const { files, settings } = context;
  const own = settings.state === undefined ? undefined : await lockState(settings.state);
  return withHistory(settings, (history) => mergeAll(files, context, history)).finally(() => own?.release());
}

async function mergeAll(
  files: readonly string[],
  context: CommandContext,
  history: History | undefined,
): Promise<ExitCode> {
  const { settings } = context;
  if (files.length === 0) throw missing('States that scans wrote', 'hotpix merge a.state b.state --json result.json');
  const hotpix = createPipeline(context);
  assertOnce(files);
  const paths = (await findFiles(files)).map(({ path }) => path);
  const { progress } = context;
  const state = await sayingWhere(progress, UNTOUCHED, () => mergeFiles(hotpix, paths, context));
  const dark = await readDark(settings.dark);
  const inputs = new Inputs([...paths, ...photographsOf(state), ...inputsOf(settings, dark)]);
  await assertOutputs(hotpix, settings, inputs);
  const failures = await keep(state, context);
  const isKept = settings.state !== undefined && failures.length === 0;
  const kept = isKept
    ? `The merged State is in '${settings.state}'; 'hotpix merge ${settings.state}' goes on.`
    : UNTOUCHED;
  const results = await sayingWhere(progress, kept, () => conclude(hotpix, state, context, dark));
  progress.clear();
  return publishAndKeep({ hotpix, results, inputs, failures }, context, history);
}

/** What there is of a merge that is stopped before it has kept anything. */
const UNTOUCHED = 'Nothing is kept of it; the States are as they were.';

/** @throws {UsageError} for a file that is named twice, which is rather meant to be another */
function assertOnce(files: readonly string[]): void {
  const named = files.map((path) => resolve(path));
  const twice = files.find((_, i) => named.indexOf(named[i]) < i);
  if (twice !== undefined) throw namedTwice(twice);
}

/** @returns why the disk did not take it; the Result is not lost by that */
async function keep(state: State, { settings, progress }: CommandContext): Promise<UsageError[]> {
  const { state: path } = settings;
  if (path === undefined) return [];
  const each = effortOfStoring(state.cameras.length);
  const behind = effortBehindCounting(state, photographsOf(state).length, tasksOf(settings));
  return whileSaying(progress, `writing ${path}`, () => refusalOf(writeState(path, state)), { each, behind });
}

function refusalOf(writing: Promise<void>): Promise<UsageError[]> {
  return writing.then(
    () => [],
    (error: unknown) => {
      if (error instanceof UsageError) return [error];
      throw error;
    },
  );
}

/** One after the other, so that two are in memory at once. */
async function mergeFiles(
  hotpix: Hotpix,
  paths: readonly string[],
  { settings, signal, progress, remotes }: CommandContext,
): Promise<State> {
  const options = { ...decodeOptions(settings), signal, open: (path: string) => remotes.at(path) };
  let merged: State = { cameras: [], others: [] };
  for (const [done, path] of paths.entries()) {
    const behind = effortBehindCounting(merged, photographsOf(merged).length, {
      ...tasksOf(settings),
      isStored: settings.state !== undefined,
    });
    const effort = { each: effortOfMerging(merged.cameras.length), behind };
    progress.update('merging', { done, total: paths.length, path }, effort);
    const state = await readState(path);
    if (!state) throw notThere([path]);
    merged = await hotpix.merge([merged, state], options);
  }
  return assembled(merged);
}

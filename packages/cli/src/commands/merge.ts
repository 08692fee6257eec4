/** hotpix merge: the States of shards become one, and that a Result. */
import type { Hotpix, State } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing, notThere } from '../errors.ts';
import { readDark } from '../files/dark-set.ts';
import { fileSource } from '../files/file-source.ts';
import { findFiles } from '../files/find-files.ts';
import { readState, writeState } from '../files/state-file.ts';
import { Inputs } from '../files/write-output.ts';
import { createProgress, whileSaying, type ProgressLine } from '../terminal/progress.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { assertOutputs, publish } from './outputs.ts';
import { conclude, decodeOptions, inputsOf, photographsOf } from './scan.ts';

export async function merge(context: CommandContext): Promise<ExitCode> {
  const { files, settings } = context;
  if (files.length === 0) throw missing('States that scans wrote', 'hotpix merge a.state b.state --json result.json');
  const hotpix = createPipeline(context);
  const paths = (await findFiles(files)).map(({ path }) => path);
  const progress = createProgress(settings.quiet);
  const state = await mergeFiles(hotpix, paths, context, progress).finally(() => progress.end());
  const dark = await readDark(settings.dark);
  const inputs = await Inputs.of([...paths, ...photographsOf(state), ...inputsOf(settings, dark)]);
  await assertOutputs(hotpix, settings, inputs);
  const { quiet, state: kept } = settings;
  if (kept !== undefined) await whileSaying(quiet, `writing ${kept}`, () => writeState(kept, state));
  const judging = createProgress(quiet);
  const results = await conclude(hotpix, state, context, judging, dark).finally(() => judging.end());
  return publish({ hotpix, results, inputs }, settings);
}

/** One after the other, so that two are in memory at once. */
async function mergeFiles(
  hotpix: Hotpix,
  paths: readonly string[],
  { settings, signal }: CommandContext,
  progress: ProgressLine,
): Promise<State> {
  const options = { ...decodeOptions(settings), signal, open: (path: string) => fileSource(path) };
  let merged: State = { cameras: [], others: [] };
  for (const [done, path] of paths.entries()) {
    progress.update('merging', { done, total: paths.length, path });
    const state = await readState(path);
    if (!state) throw notThere([path]);
    merged = await hotpix.merge([merged, state], options);
  }
  return merged;
}

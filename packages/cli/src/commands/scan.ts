/** hotpix scan: photographs to Result. */
import type { Hotpix, Source, State } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { readDark } from '../files/dark-set.ts';
import { StateFile } from '../files/state-file.ts';
import { Inputs } from '../files/write-output.ts';
import { whileSaying } from '../terminal/progress.ts';
import { noteIn } from '../terminal/thrown-at.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withHistory } from '../results/remember.ts';
import { countedIn, KEEPING, sayingWhere } from '../stop-errors.ts';
import { conclude, photographsOf } from './conclude.ts';
import { gather } from './gather.ts';
import { publishAndKeep } from './keep.ts';
import { assertOutputs, type Outcome } from './outputs.ts';
import { photographs } from './photographs.ts';
import { assertWhole, scanShard } from './scan-shard.ts';

export function scan(context: CommandContext): Promise<ExitCode> {
  const { shard } = context.settings;
  if (shard) return scanShard(context, shard);
  return withHistory(context.settings, async (history) =>
    publishAndKeep(await scanFiles(context, 'scan'), context, history),
  );
}

/**
 * Everything of a scan but its output.
 * @param others further files that must not be written to
 * @throws {UsageError} or {HotpixError} before anything is decoded, where possible
 */
export async function scanFiles(
  context: CommandContext,
  command: string,
  others: readonly string[] = [],
): Promise<Outcome> {
  const hotpix = createPipeline(context);
  return scanSources(hotpix, await photographs(context, hotpix, command), context, others);
}

/**
 * The same of photographs that were found already.
 * @param repairs photographs to be repaired afterwards
 */
export async function scanSources(
  hotpix: Hotpix,
  sources: readonly Source[],
  context: CommandContext,
  others: readonly string[] = [],
  repairs = 0,
): Promise<Outcome> {
  const { progress } = context;
  const { state: statePath, checkpoint } = context.settings;
  const stateFile =
    statePath === undefined
      ? undefined
      : await whileSaying(progress, `reading ${statePath}`, () => StateFile.open(statePath, checkpoint));
  try {
    if (stateFile) assertWhole(stateFile.state, statePath ?? '');
    return await scanInto(stateFile, hotpix, sources, context, others, repairs);
  } finally {
    await stateFile?.close();
  }
}

async function scanInto(
  stateFile: StateFile | undefined,
  hotpix: Hotpix,
  sources: readonly Source[],
  context: CommandContext,
  others: readonly string[],
  repairs: number,
): Promise<Outcome> {
  const { settings, progress } = context;
  const paths = sources.map(({ path }) => path);
  const dark =
    settings.dark === undefined
      ? {}
      : await whileSaying(progress, 'reading dark frames', () => readDark(settings.dark));
  const counted = stateFile ? photographsOf(stateFile.state) : [];
  const inputs = new Inputs([...paths, ...others, ...counted, ...inputsOf(settings, dark)]);
  await assertOutputs(hotpix, settings, inputs);
  try {
    const thrown = new Map<string, string>();
    const state = await gather(hotpix, sources, context, stateFile, repairs, noteIn(thrown));
    const kept = keptOf(stateFile, settings, repairs);
    const results = await sayingWhere(progress, kept, () => conclude(hotpix, state, context, dark, repairs));
    return { hotpix, results, inputs, thrown, ...(stateFile?.failure && { failures: [stateFile.failure] }) };
  } finally {
    progress.clear();
  }
}

/** What there is of a scan that is stopped once all is counted, and how to go on. */
function keptOf(
  stateFile: StateFile | undefined,
  { state: path }: CommandContext['settings'],
  repairs: number,
): string {
  if (!stateFile) return `Nothing is kept of it.${repairs > 0 ? '' : KEEPING}`;
  return stateFile.failure?.message ?? countedIn(path, photographsOf(stateFile.state).length);
}

/** Files of the dark set, which must not be written to either. */
export function inputsOf({ dark: path }: CommandContext['settings'], { dark }: { readonly dark?: State }): string[] {
  return path === undefined || !dark ? [] : [path, ...photographsOf(dark)];
}

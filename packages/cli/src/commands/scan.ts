/** hotpix scan: photographs to Result. */
import { isHotpixError, type FrameShape, type Hotpix, type Progress, type Source, type State } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { readDark } from '../files/dark-set.ts';
import { stopped } from '../errors.ts';
import { StateFile } from '../files/state-file.ts';
import { Inputs } from '../files/write-output.ts';
import { PHASES, whileSaying } from '../terminal/progress.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { conclude, photographsOf, tasksOf } from './conclude.ts';
import { decodeOptions } from './decode-options.ts';
import { effortBehindCounting, effortOfStoring } from './efforts.ts';
import { assertOutputs, publish, type Outcome } from './outputs.ts';
import { photographs } from './photographs.ts';
import { assertStateRoom } from './state-room.ts';

export async function scan(context: CommandContext): Promise<ExitCode> {
  return publish(await scanFiles(context, 'scan'), context);
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
  const inputs = await Inputs.of([...paths, ...others, ...counted, ...inputsOf(settings, dark)]);
  await assertOutputs(hotpix, settings, inputs);
  try {
    const state = await gather(hotpix, sources, context, stateFile, repairs);
    const results = await conclude(hotpix, state, context, dark, repairs);
    return { hotpix, results, inputs, ...(stateFile?.failure && { failures: [stateFile.failure] }) };
  } finally {
    progress.clear();
  }
}

async function gather(
  hotpix: Hotpix,
  sources: readonly Source[],
  { settings, signal, progress }: CommandContext,
  stateFile: StateFile | undefined,
  repairs: number,
): Promise<State> {
  const state: State = stateFile?.state ?? { cameras: [], others: [] };
  const tasks = { ...tasksOf(settings, repairs), isStored: stateFile !== undefined };
  const onProgress = async (step: Progress): Promise<void> => {
    const behind = effortBehindCounting(state, sources.length, tasks);
    progress.update(PHASES[step.phase], step, step.phase === 'counting' ? { each: 1, behind } : undefined);
    await stateFile?.checkpoint();
  };
  const store = async (save: (file: StateFile) => Promise<void>): Promise<void> => {
    if (!stateFile) return;
    const each = effortOfStoring(state.cameras.length);
    const behind = effortBehindCounting(state, sources.length, { ...tasks, isStored: false });
    progress.update(`writing ${settings.state}`, undefined, { each, behind });
    await save(stateFile);
  };
  const onCamera = async (shape: FrameShape): Promise<void> => {
    if (stateFile) await assertStateRoom(settings.state as string, shape, state, hotpix, progress);
  };
  const { memory } = settings;
  const options = { ...decodeOptions(settings), ...(memory !== undefined && { memory }), signal, onProgress };
  const keep = stateFile || settings.group ? 'all' : 'largest';
  try {
    await hotpix.gather(sources, { ...options, keep, resume: state, onCamera });
    await store((file) => file.trySave());
    return state;
  } catch (error) {
    if (!stateFile || !isWholeAfter(error)) throw error;
    if (state.cameras.length > 0) await store((file) => file.save());
    throw error instanceof UsageError ? error : stopped(settings.state, photographsOf(state).length);
  }
}

/** Stopped between two photographs a State is whole; a plugin that threw may have left half of one in it. */
function isWholeAfter(error: unknown): boolean {
  return error instanceof UsageError ? error.code === 'noRoom' : isHotpixError(error) && error.code === 'aborted';
}

/** Files of the dark set, which must not be written to either. */
export function inputsOf({ dark: path }: CommandContext['settings'], { dark }: { readonly dark?: State }): string[] {
  return path === undefined || !dark ? [] : [path, ...photographsOf(dark)];
}

/** hotpix scan: photographs to Result. */
import { isHotpixError, type Hotpix, type Progress, type Result, type Source, type State } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { readDark } from '../files/dark-set.ts';
import { stopped } from '../errors.ts';
import { exists } from '../files/exists.ts';
import { fileSource } from '../files/file-source.ts';
import { StateFile } from '../files/state-file.ts';
import { Inputs } from '../files/write-output.ts';
import { lostCrops } from '../terminal/lost-crops.ts';
import { createProgress, PHASES, whileSaying, type ProgressLine } from '../terminal/progress.ts';
import { VERSION } from '../version.ts';
import type { CommandContext, ExitCode } from './context.ts';
import type { Results } from '../results/results.ts';
import { assertOutputs, cropsFor, publish, type Outcome } from './outputs.ts';
import { photographs } from './photographs.ts';

/** What a verdict takes beside the photographs, in photographs, about. */
const JUDGING = 2;

export async function scan(context: CommandContext): Promise<ExitCode> {
  return publish(await scanFiles(context, 'scan'), context.settings);
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
 * @param behind what is to be done afterwards, in photographs, for the time left
 */
export async function scanSources(
  hotpix: Hotpix,
  sources: readonly Source[],
  context: CommandContext,
  others: readonly string[] = [],
  behind = 0,
): Promise<Outcome> {
  const { quiet, state: statePath, checkpoint } = context.settings;
  const stateFile =
    statePath === undefined
      ? undefined
      : await whileSaying(quiet, `reading ${statePath}`, () => StateFile.open(statePath, checkpoint));
  try {
    return await scanInto(stateFile, hotpix, sources, context, others, behind);
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
  behind: number,
): Promise<Outcome> {
  const { settings } = context;
  const paths = sources.map(({ path }) => path);
  const { quiet } = settings;
  const dark = await whileSaying(quiet, 'reading dark frames', () => readDark(settings.dark));
  const counted = stateFile ? photographsOf(stateFile.state) : [];
  const inputs = await Inputs.of([...paths, ...others, ...counted, ...inputsOf(settings, dark)]);
  await assertOutputs(hotpix, settings, inputs);
  const progress = createProgress(quiet);
  try {
    const state = await gather(hotpix, sources, context, progress, stateFile, behind);
    const results = await conclude(hotpix, state, context, progress, dark);
    return { hotpix, results, inputs, ...(stateFile?.failure && { failures: [stateFile.failure] }) };
  } finally {
    progress.end();
  }
}

async function gather(
  hotpix: Hotpix,
  sources: readonly Source[],
  { settings, signal }: CommandContext,
  progress: ProgressLine,
  stateFile: StateFile | undefined,
  behind: number,
): Promise<State> {
  const later = JUDGING + cropsFor(settings) + behind;
  const onProgress = async (step: Progress): Promise<void> => {
    progress.update(PHASES[step.phase], step.phase === 'counting' ? { ...step, behind: later } : step);
    await stateFile?.checkpoint();
  };
  const { memory } = settings;
  const options = { ...decodeOptions(settings), ...(memory !== undefined && { memory }), signal, onProgress };
  const keep = stateFile || settings.group ? 'all' : 'largest';
  try {
    const state = await hotpix.gather(sources, { ...options, keep, ...(stateFile && { resume: stateFile.state }) });
    if (stateFile) {
      progress.update(`writing ${settings.state}`);
      await stateFile.trySave();
    }
    return state;
  } catch (error) {
    // Stopped between two photographs the State is whole; a plugin that threw may have left half of one in it.
    if (!stateFile || !isHotpixError(error) || error.code !== 'aborted') throw error;
    progress.update(`writing ${settings.state}`);
    await stateFile.save();
    throw stopped(settings.state, photographsOf(stateFile.state).length);
  }
}

/** The Result of a State, or of each of its cameras, with crops of its defects. */
export async function conclude(
  hotpix: Hotpix,
  state: State,
  { settings, signal }: Pick<CommandContext, 'settings' | 'signal'>,
  progress: ProgressLine,
  dark: { readonly dark?: State },
): Promise<Results> {
  const options = { ...concludeOptions(settings), ...dark };
  const { group: isGrouped } = settings;
  progress.update('judging');
  const list = isGrouped ? await hotpix.concludeEach(state, options) : [await hotpix.conclude(state, options)];
  const shown: Result[] = [];
  const notes: string[] = [];
  for (const result of list) {
    const lost = await lostPhotographs(result, settings);
    const one = await show(hotpix, result, lost, settings, signal, progress);
    if (lost.size > 0) notes.push(lostCrops(one, [...lost]));
    shown.push(one);
  }
  return { list: shown, isGrouped, notes };
}

/** The crops, which only reports show, come out of the photographs that are still there. */
function show(
  hotpix: Hotpix,
  result: Result,
  lost: ReadonlySet<string>,
  settings: CommandContext['settings'],
  signal: AbortSignal,
  progress: ProgressLine,
): Promise<Result> {
  const used = pathsUsed(result).filter((path) => !lost.has(path));
  const crops = cropsFor(settings);
  const onProgress = (step: Progress): void => progress.update(PHASES[step.phase], { ...step, behind: 0 });
  return hotpix.examine(
    result,
    used.map((path) => fileSource(path)),
    { ...decodeOptions(settings), crops, signal, onProgress },
  );
}

const pathsUsed = ({ files }: Result): string[] =>
  files.filter(({ status }) => status === 'used').map(({ path }) => path);

/** Photographs that were counted and are not where they were; none where nothing is to be shown of them. */
async function lostPhotographs(result: Result, settings: CommandContext['settings']): Promise<Set<string>> {
  if (cropsFor(settings) === 0 || result.defects.length === 0) return new Set();
  const paths = pathsUsed(result);
  const areThere = await Promise.all(paths.map(exists));
  return new Set(paths.filter((_, i) => !areThere[i]));
}

/** Paths of the photographs that a State counted. */
export function photographsOf({ cameras }: State): string[] {
  return cameras.flatMap(({ files }) => files.map(({ path }) => path));
}

/** Files of the dark set, which must not be written to either. */
export function inputsOf({ dark: path }: CommandContext['settings'], { dark }: { readonly dark?: State }): string[] {
  return path === undefined || !dark ? [] : [path, ...photographsOf(dark)];
}

export function decodeOptions({ concurrency, timeout, maxPixels }: CommandContext['settings']) {
  return { concurrency, timeout, maxPixels };
}

function concludeOptions(settings: CommandContext['settings']) {
  const { rank, capture, expectedFalse, darkLimit, flatLimit, force, timeout, maxPixels } = settings;
  // How much of it is printed or shown leaves the Result as it is.
  const listed = rank === 'variance' ? { top: settings.top } : {};
  const limits = { ...(darkLimit !== undefined && { darkLimit }), ...(flatLimit !== undefined && { flatLimit }) };
  return {
    capture,
    force,
    settings: { rank, timeout, maxPixels, expectedFalse, ...listed, ...limits },
    generator: { name: 'hotpix', version: VERSION },
  };
}

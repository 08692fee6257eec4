/** A State that was gathered becomes what a command ends in. */
import { countExamined, type Hotpix, type Progress, type Result, type State } from '@hotpix/core';
import { exists } from '../files/exists.ts';
import { fileSource } from '../files/file-source.ts';
import type { Results } from '../results/results.ts';
import { lostCrops } from '../terminal/lost-crops.ts';
import { PHASES } from '../terminal/progress.ts';
import { VERSION } from '../version.ts';
import type { CommandContext } from './context.ts';
import { decodeOptions } from './decode-options.ts';
import { CUTTING, effortBehindCounting, effortOfCutting, effortOfJudging, REPAIRING, type Tasks } from './efforts.ts';
import { cropsFor } from './outputs.ts';

/** What there is to do with a State that was gathered. */
export function tasksOf(settings: CommandContext['settings'], repairs = 0): Tasks {
  return { isGrouped: settings.group, isStored: false, hasCrops: cropsFor(settings) > 0, repairs };
}

/**
 * The Result of a State, or of each of its cameras, with crops of its defects.
 * @param repairs photographs to be repaired afterwards
 */
export async function conclude(
  hotpix: Hotpix,
  state: State,
  context: Pick<CommandContext, 'settings' | 'signal' | 'progress'>,
  dark: { readonly dark?: State },
  repairs = 0,
): Promise<Results> {
  const { settings, progress } = context;
  const options = { ...concludeOptions(settings), ...dark };
  const { group: isGrouped } = settings;
  const tasks = tasksOf(settings, repairs);
  const each = effortOfJudging(isGrouped ? state.cameras.length : 1);
  const all = effortBehindCounting(state, photographsOf(state).length, tasks);
  progress.update('judging', undefined, { each, behind: all - each });
  const list = isGrouped ? await hotpix.concludeEach(state, options) : [await hotpix.conclude(state, options)];
  const shown: Result[] = [];
  const gone = new Map<Result, ReadonlySet<string>>();
  for (const [i, result] of list.entries()) {
    const later = list
      .slice(i + 1)
      .map((one) => Math.min(pathsUsed(one).length, countExamined(one, cropsFor(settings))));
    const behind = effortOfCutting(later, tasks);
    const lost = await lostPhotographs(result, settings);
    const phase = list.length === 1 ? PHASES.cutting : `camera ${i + 1}/${list.length}: ${PHASES.cutting}`;
    const one = await show(hotpix, result, lost, context, (step) =>
      progress.update(phase, step, { each: CUTTING, behind: behind + repairs * REPAIRING }),
    );
    if (lost.size > 0) gone.set(one, lost);
    shown.push(one);
  }
  const paths = [...gone.values()].flatMap((lost) => [...lost]);
  return { list: shown, isGrouped, notes: paths.length > 0 ? [lostCrops([...gone.keys()], paths)] : [] };
}

/** The crops, which only reports show, come out of the photographs that are still there. */
function show(
  hotpix: Hotpix,
  result: Result,
  lost: ReadonlySet<string>,
  { settings, signal }: Pick<CommandContext, 'settings' | 'signal'>,
  onProgress: (step: Progress) => void,
): Promise<Result> {
  const used = pathsUsed(result).filter((path) => !lost.has(path));
  const crops = cropsFor(settings);
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

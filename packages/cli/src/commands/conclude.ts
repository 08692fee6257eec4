/** A State that was gathered becomes what a command ends in. */
import {
  countExamined,
  type FileRow,
  type Frame,
  type Hotpix,
  type Progress,
  type Result,
  type State,
} from '@hotpix/core';
import { isRemote } from '@hotpix/objects';
import { needsSamplesFor } from '@hotpix/statistics';
import { exists } from '../files/exists.ts';
import type { Remotes } from '../files/remote/remotes.ts';
import { concludeFollowed, followMaps } from '../results/follow.ts';
import type { Results } from '../results/results.ts';
import { lostCrops } from '../terminal/lost-crops.ts';
import { PHASES } from '../terminal/progress.ts';
import { VERSION } from '../version.ts';
import type { CommandContext } from './context.ts';
import { decodeOptions } from './decode-options.ts';
import {
  CUTTING,
  effortBehindCounting,
  effortOfJudging,
  effortOfLooking,
  FOLLOWING,
  REPAIRING,
  type Tasks,
} from './efforts.ts';
import { cropsFor } from './outputs.ts';

/** What there is to do with a State that was gathered. */
export function tasksOf(settings: CommandContext['settings'], repairs = 0): Tasks {
  const { group: isGrouped, timeline: isFollowed } = settings;
  return { isGrouped, isStored: false, hasCrops: cropsFor(settings) > 0, isFollowed, repairs };
}

/**
 * The Result of a State, or of each of its cameras, with crops of its defects.
 * @param repairs photographs to be repaired afterwards
 */
export async function conclude(
  hotpix: Hotpix,
  state: State,
  context: Pick<CommandContext, 'settings' | 'signal' | 'progress' | 'remotes'>,
  dark: { readonly dark?: State },
  repairs = 0,
): Promise<Results> {
  const { settings, progress } = context;
  const options = { ...concludeOptions(settings), ...dark };
  const { group: isGrouped } = settings;
  const each = effortOfJudging(isGrouped ? state.cameras.length : 1);
  const all = effortBehindCounting(state, photographsOf(state).length, tasksOf(settings, repairs));
  progress.update('judging', undefined, { each, behind: all - each });
  const list = isGrouped ? await hotpix.concludeEach(state, options) : [await hotpix.conclude(state, options)];
  return present(hotpix, list, context, repairs);
}

/** Results as they are to be told: with crops of their defects, and since when these are there, as far as that is asked for. */
export async function present(
  hotpix: Hotpix,
  list: readonly Result[],
  context: Pick<CommandContext, 'settings' | 'signal' | 'progress' | 'remotes'>,
  repairs = 0,
): Promise<Results> {
  const { settings, progress } = context;
  const { group: isGrouped } = settings;
  const tasks = tasksOf(settings, repairs);
  const shown: Result[] = [];
  const gone = new Map<Result, ReadonlySet<string>>();
  for (const [i, result] of list.entries()) {
    const later = list
      .slice(i + 1)
      .map((one) => Math.min(pathsUsed(one).length, countExamined(one, cropsFor(settings))));
    const behind = effortOfLooking(later, tasks) + repairs * REPAIRING;
    const lost = await lostPhotographs(result, context);
    const phaseOf = (step: Progress): string =>
      list.length === 1 ? PHASES[step.phase] : `camera ${i + 1}/${list.length}: ${PHASES[step.phase]}`;
    const following = settings.timeline ? FOLLOWING * pathsUsed(result).length : 0;
    const one = await show(hotpix, result, lost, context, (step) =>
      progress.update(phaseOf(step), step, { each: CUTTING, behind: behind + following }),
    );
    if (lost.size > 0) gone.set(one, lost);
    const onFollowed = (step: Progress): void => progress.update(phaseOf(step), step, { each: FOLLOWING, behind });
    shown.push(settings.timeline ? await follow(hotpix, one, context, onFollowed) : one);
  }
  const paths = [...gone.values()].flatMap((lost) => [...lost]);
  return { list: shown, isGrouped, notes: paths.length > 0 ? [lostCrops([...gone.keys()], paths)] : [] };
}

/** The crops, which only reports show, come out of the photographs that are still there. */
function show(
  hotpix: Hotpix,
  result: Result,
  lost: ReadonlySet<string>,
  { settings, signal, remotes }: Pick<CommandContext, 'settings' | 'signal' | 'remotes'>,
  onProgress: (step: Progress) => void,
): Promise<Result> {
  const used = pathsUsed(result).filter((path) => !lost.has(path));
  const crops = cropsFor(settings);
  return hotpix.examine(
    result,
    used.map((path) => remotes.at(path)),
    { ...decodeOptions(settings), crops, signal, onProgress },
  );
}

/** The Result with since when each defect is there, of the photographs that are still there and the same. */
async function follow(
  hotpix: Hotpix,
  result: Result,
  context: Pick<CommandContext, 'settings' | 'signal' | 'remotes'>,
  onProgress: (step: Progress) => void,
): Promise<Result> {
  if (result.defects.length === 0) return result;
  const digests = new Map(result.files.map(({ path, sha256 }) => [path, sha256]));
  const sources = pathsUsed(result).map((path) => context.remotes.at(path));
  const mapFor = (_: Frame, { path, sha256 }: FileRow): Result | undefined =>
    digests.get(path) === sha256 ? result : undefined;
  const needsSamples = needsSamplesFor(result.defects);
  const { followed } = await followMaps(hotpix, sources, mapFor, context, onProgress, needsSamples);
  return followed.length === 0 ? result : concludeFollowed(result, followed[0], context.settings);
}

const pathsUsed = ({ files }: Result): string[] =>
  files.filter(({ status }) => status === 'used').map(({ path }) => path);

/** Photographs that were counted and are not where they were; none where nothing is to be shown of them. */
async function lostPhotographs(
  result: Result,
  { settings, remotes }: Pick<CommandContext, 'settings' | 'remotes'>,
): Promise<Set<string>> {
  if (cropsFor(settings) === 0 || result.defects.length === 0) return new Set();
  const paths = pathsUsed(result);
  const areThere = await Promise.all(paths.map((path) => isThere(path, remotes)));
  return new Set(paths.filter((_, i) => !areThere[i]));
}

/** Of a server that is found out when it is asked for the bytes. */
async function isThere(path: string, remotes: Remotes): Promise<boolean> {
  return isRemote(path) ? !remotes.isLost(path) : exists(path);
}

/** Paths of the photographs that a State counted. */
export function photographsOf({ cameras }: State): string[] {
  return cameras.flatMap(({ files }) => files.map(({ path }) => path));
}

export function concludeOptions(settings: CommandContext['settings']) {
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

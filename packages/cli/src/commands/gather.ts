/** Photographs to State, which is stored now and then where it shall be kept. */
import {
  isHotpixError,
  type FrameShape,
  type GatherOptions,
  type Hotpix,
  type Progress,
  type Source,
  type State,
} from '@hotpix/core';
import type { StateFile } from '../files/state-file.ts';
import { KEEPING, stopped, stoppedScan } from '../stop-errors.ts';
import { PHASES } from '../terminal/progress.ts';
import { UsageError } from '../usage-error.ts';
import { photographsOf, tasksOf } from './conclude.ts';
import type { CommandContext } from './context.ts';
import { decodeOptions } from './decode-options.ts';
import { effortBehindCounting, effortOfStoring } from './efforts.ts';
import { assertStateRoom } from './state-room.ts';

/**
 * @param repairs photographs to be repaired afterwards
 * @param onUnread called with why a file could not be read
 */
export async function gather(
  hotpix: Hotpix,
  sources: readonly Source[],
  { settings, signal, progress }: CommandContext,
  stateFile: StateFile | undefined,
  repairs: number,
  onUnread: GatherOptions['onUnread'],
): Promise<State> {
  const state: State = stateFile?.state ?? { cameras: [], others: [] };
  const tasks = { ...tasksOf(settings, repairs), isStored: stateFile !== undefined };
  let done = 0;
  const onProgress = async (step: Progress): Promise<void> => {
    if (step.phase === 'counting') ({ done } = step);
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
  try {
    const keep = stateFile || settings.group ? 'all' : 'largest';
    const options = { ...countingOptions(settings), keep, signal, resume: state } as const;
    await hotpix.gather(sources, { ...options, onProgress, onCamera, onUnread });
    await store((file) => file.trySave());
    return state;
  } catch (error) {
    if (isWholeAfter(error) && state.cameras.length > 0) await store((file) => file.save());
    if (!isStop(error)) throw error;
    if (stateFile) throw inState(settings.state, state, sources);
    throw stoppedScan(done, sources.length, repairs > 0 ? '' : KEEPING);
  }
}

function countingOptions(settings: CommandContext['settings']) {
  const { memory } = settings;
  return { ...decodeOptions(settings), ...(memory !== undefined && { memory }) };
}

function inState(path: string | undefined, state: State, sources: readonly Source[]): UsageError {
  const counted = photographsOf(state);
  const paths = new Set(sources.map((source) => source.path));
  return stopped(path, counted.length, counted.every((one) => paths.has(one)) ? sources.length : undefined);
}

/** Between two photographs a State is whole; a plugin that threw as it added one may have left half of it there. */
function isWholeAfter(error: unknown): boolean {
  if (error instanceof UsageError) return error.code === 'noRoom';
  return isStop(error) || (isHotpixError(error) && error.hook === 'measure');
}

const isStop = (error: unknown): boolean => isHotpixError(error) && error.code === 'aborted';

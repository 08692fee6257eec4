/** Errors of runs that were stopped, one function each: how far they came, and how they go on. */
import { isHotpixError } from '@hotpix/result';
import type { ProgressLine } from './terminal/progress-line.ts';
import { UsageError } from './usage-error.ts';

/** What keeps the counting of a scan, where nothing does. */
export const KEEPING = ' With --state photos.state a scan keeps what it counted, and the same command resumes it.';

/** @param all how many there are; undefined where others than these are counted as well */
export function stopped(state: string | undefined, counted: number, all: number | undefined): UsageError {
  return new UsageError('stopped', `The run was stopped. ${countedIn(state, counted, all)}`);
}

/** A scan that keeps nothing. @param advice what does, as a sentence */
export function stoppedScan(done: number, all: number, advice: string): UsageError {
  return new UsageError(
    'stopped',
    `The run was stopped when ${done} of ${all} photographs were counted, and nothing is kept of it.${advice}`,
  );
}

export function stoppedRepair(done: number, all: number): UsageError {
  return new UsageError(
    'stopped',
    `The run was stopped when ${done} of ${all} photographs were done; run it again with --resume for the others.`,
  );
}

/** @param all how many there are; undefined where others than these are counted as well */
export function countedIn(state: string | undefined, counted: number, all?: number): string {
  const of = all === undefined ? '' : ` of ${all}`;
  return `${counted}${of} photographs are counted in '${state}'; run it again to resume.`;
}

/**
 * Does what ends with no words but that it was stopped, with those for where it was.
 * @param kept what there is of it, and how to go on, in sentences
 * @throws {UsageError} `stopped`, or whatever else the work throws
 */
export async function sayingWhere<T>(progress: ProgressLine, kept: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isHotpixError(error) || error.code !== 'aborted') throw error;
    throw new UsageError('stopped', `The run was stopped${whereOf(progress)}. ${kept}`.trimEnd(), { cause: error });
  }
}

function whereOf(progress: ProgressLine): string {
  const { phase, step } = progress.last() ?? {};
  if (phase === undefined) return '';
  return ` (${phase}${step ? `, ${step.done} of ${step.total} done` : ''})`;
}

/** Errors of runs that were stopped, one function each: how far they came, and how they go on. */
import { UsageError } from './usage-error.ts';

/** @param all how many there are; undefined where others than these are counted as well */
export function stopped(state: string | undefined, counted: number, all: number | undefined): UsageError {
  const of = all === undefined ? '' : ` of ${all}`;
  return new UsageError(
    'stopped',
    `The run was stopped. ${counted}${of} photographs are counted in '${state}'; run it again to resume.`,
  );
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

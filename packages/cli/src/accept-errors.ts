/** What may be wrong with what somebody wants to accept. */
import { UsageError } from './usage-error.ts';

export function toAccept(until: string, today: string): UsageError {
  return new UsageError(
    'badOption',
    `command line: expected '--until' to be a day to come, got '${until}', and today is ${today} by UTC.`,
  );
}

/** @param where the file in quotation marks, or the history */
export function noneCalled(name: string, where: string, known: readonly string[]): UsageError {
  return new UsageError(
    'nothingMatches',
    `Expected a camera of ${where} with '${name}' in its name, got none. It has: ${known.join('; ') || 'none'}.`,
  );
}

export function severalCameras(names: readonly string[]): UsageError {
  return new UsageError(
    'missingArgument',
    `Expected one camera beside --site, got ${names.length}: ${names.join('; ')}. Name it by --camera.`,
  );
}

/** @param where as of `noneCalled` */
export function notDecisions(where: string, camera: string, reason: string): UsageError {
  return new UsageError(
    'emptyBaseline',
    `Expected a Result with a verdict, got ${where}, which has none of ${camera}: ${reason} Nothing was accepted.`,
  );
}

/**
 * @param where as of `noneCalled`
 * @param nearest undefined where there are no defects at all
 */
export function noDefectAt(where: string, place: string, nearest: string | undefined): UsageError {
  const hint = nearest === undefined ? 'It has no defects.' : `The nearest is at ${nearest}.`;
  return new UsageError('nothingMatches', `Expected a defect at ${place} in ${where}, got none. ${hint}`);
}

/** What may be wrong with what somebody wants to accept. */
import { UsageError } from './usage-error.ts';

export function toAccept(until: string, today: string): UsageError {
  return new UsageError(
    'badOption',
    `command line: expected '--until' to be a day to come, got '${until}', and today is ${today} by UTC.`,
  );
}

export function noneCalled(name: string, path: string, known: readonly string[]): UsageError {
  return new UsageError(
    'nothingMatches',
    `Expected a camera of '${path}' with '${name}' in its name, got none. It has: ${known.join('; ') || 'none'}.`,
  );
}

export function severalCameras(names: readonly string[]): UsageError {
  return new UsageError(
    'missingArgument',
    `Expected one camera beside --site, got ${names.length}: ${names.join('; ')}. Name it by --camera.`,
  );
}

export function notDecisions(path: string, camera: string, reason: string): UsageError {
  return new UsageError(
    'emptyBaseline',
    `Expected a Result with a verdict, got '${path}', which has none of ${camera}: ${reason} Nothing was accepted.`,
  );
}

/** @param nearest undefined where there are no defects at all */
export function noDefectAt(path: string, place: string, nearest: string | undefined): UsageError {
  const hint = nearest === undefined ? 'It has no defects.' : `The nearest is at ${nearest}.`;
  return new UsageError('nothingMatches', `Expected a defect at ${place} in '${path}', got none. ${hint}`);
}

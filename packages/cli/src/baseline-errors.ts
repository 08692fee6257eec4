/** What may be wrong with a Result that is checked, or checked against. */
import { jsonName } from './errors.ts';
import { UsageError } from './usage-error.ts';

/** @param camera in words; undefined where nothing could be decoded */
export function emptyBaseline(path: string, camera: string | undefined, reason: string): UsageError {
  const whose = camera === undefined ? '' : ` of ${camera}`;
  return new UsageError(
    'emptyBaseline',
    `Expected a baseline with a verdict, got '${path}', which has none${whose}: ${reason} Scan photographs that give one.`,
  );
}

export function noBaseline(path: string): UsageError {
  const name = jsonName(path, 'accepted.json');
  return new UsageError(
    'noResult',
    `Expected a baseline to check against, got '${path}', which does not exist. Write one with 'hotpix accept result.json --baseline ${name}', or with 'hotpix scan photos/ --json ${name}'.`,
  );
}

export function notEachCamera(path: string, camera: string): UsageError {
  return new UsageError(
    'notEachCamera',
    `Expected a Result of each camera, got '${path}', which set ${camera} aside. Scan the photographs with --group.`,
  );
}

/** A Result that calls itself complete and counts nothing. */
export function nothingCounted(path: string): UsageError {
  return new UsageError(
    'nothingCounted',
    `Expected a Result of photographs, got '${path}', which counts none. Scan them again.`,
  );
}

export function otherBaseline(path: string, expected: string, came: string): UsageError {
  return new UsageError(
    'otherBaseline',
    `Expected a baseline of ${expected}, got '${path}', which is of ${came}. Scan the accepted photographs of this camera for one.`,
  );
}

/** A Result that says nothing of what another says. */
export function notComparable(path: string, expected: string, came: string): UsageError {
  return new UsageError(
    'notComparable',
    `Expected ${expected}, got '${path}', which is ${came}. Compare Results of scans of one camera.`,
  );
}

/** What may be wrong between a map and the photographs that it shall repair. */
import { firstOf } from './terminal/said-once.ts';
import { UsageError } from './usage-error.ts';

const LISTS =
  'a list of bad pixels (dcraw, RawTherapee, Siril, PixInsight, jpegpixi, DNG opcodes, CSV, PNG or FITS mask)';

export function noMap(path: string): UsageError {
  return new UsageError(
    'noMap',
    `Expected a saved Result or ${LISTS}, got '${path}', which does not exist. 'hotpix scan photos/ --json map.json' writes a Result.`,
  );
}

export function notAMap(path: string, came: string): UsageError {
  return new UsageError(
    'notAMap',
    `${path}: Expected a saved Result or ${LISTS}, got ${came}. 'hotpix scan photos/ --json map.json' writes a Result.`,
  );
}

/** A list whose positions mean other pixels in this photograph. */
export function ofOtherFiles(path: string, expected: string, came: string): UsageError {
  return new UsageError(
    'listOfOtherFiles',
    `Expected ${expected}, of which the list '${path}' is, got ${came}. Its positions mean other pixels there; scan such photographs for a map of their own.`,
  );
}

/** A photograph of a camera of the map whose samples lie elsewhere than those of the map. */
export function otherKind(expected: readonly string[], came: string): UsageError {
  return new UsageError(
    'mapOfOtherKind',
    `Expected a photograph of the size and kind that the map is of (${firstOf(expected, 'camera')}), got one of ${came}, the same camera at another size or kind of file. Positions differ between raw files and JPEGs, and between sizes: scan photographs like this one for a map of their own.`,
  );
}

/**
 * @param expected the camera of the map, or the cameras
 * @param mayBe whether nothing but a name that is missing speaks against the map
 */
export function otherCamera(expected: readonly string[], came: string, mayBe: boolean): UsageError {
  const whose = expected.length === 1 ? 'the camera of the map' : 'one of the cameras of the map';
  return new UsageError(
    'mapOfOtherCamera',
    `Expected a photograph of ${whose} (${firstOf(expected, 'camera')}), got one of ${came}. ${mayBe ? 'If it is one, --force repairs it.' : 'A map of another camera repairs nothing.'}`,
  );
}

/** The reason of a photograph whose camera gave no verdict. */
export function noVerdict(camera: string, reason: string): UsageError {
  return new UsageError('mapWithoutVerdict', `There is nothing to repair ${camera} by: ${reason}`);
}

/** No photograph is of a camera of the map. @param reason of the first one */
export function nothingToFollow(path: string, reason: string): UsageError {
  return new UsageError('nothingToFollow', `Expected photographs of the camera of '${path}', got none. ${reason}`);
}

/** A list where only Results are read. @param format in which it seems to be */
export function listInstead(path: string, format: string, expected: string): UsageError {
  return new UsageError(
    'wrongFile',
    `Expected ${expected}, got '${path}', which looks like a list of bad pixels (${format}). Look at its pixels in photographs for a Result of them: 'hotpix timeline photos/ --map ${path} --json listed.json'.`,
  );
}

/** A list alone does not say whose pixels it names. */
export function listWithoutCamera(path: string): UsageError {
  return new UsageError(
    'missingArgument',
    `Expected the camera of the list '${path}', got none: its places count from the corner of the picture or of the sensor. Name a photograph or a saved Result of it: --like photo.dng.`,
  );
}

export function noShape(path: string, count: number): UsageError {
  const came = count > 1 ? `${count} of them` : 'none of a camera';
  return new UsageError(
    'wrongFile',
    `Expected a photograph or one Result of the camera of the list, got '${path}', which has ${came}.`,
  );
}

export function tooManyListed(path: string, count: number, most: number): UsageError {
  return new UsageError(
    'wrongFile',
    `Expected a list of no more than ${most} pixels, got '${path}', which has ${count}. Is it a mask of all that is good?`,
  );
}

/** A list says nothing of what photographs could show. */
export function noHistoryOfLists(path: string): UsageError {
  return new UsageError(
    'wrongFile',
    `Expected photographs or a saved Result for the history, got the list '${path}', of which no scan can say what it could see. Leave --history out, or hold it against a baseline.`,
  );
}

/** Errors of the command line: what was expected, of what, what came, what to do. The process ends with code 2. */
import { inspect } from 'node:util';

/** A mistake in arguments, config or the state of the disk that the user can mend. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function badOption(where: string, key: string, expected: string, came: unknown): UsageError {
  return new UsageError(`${where}: expected '${key}' to be ${expected}, got ${show(came)}.`);
}

export function unknownOption(where: string, key: string, valid: readonly string[]): UsageError {
  return new UsageError(`${where}: unknown key '${key}'. Valid keys: ${valid.join(', ')}.`);
}

export function unreadableConfig(where: string, reason: string): UsageError {
  return new UsageError(`${where}: cannot be read as a configuration: ${reason.replaceAll(/\s*\n\s*/g, ' ')}`);
}

export function badPlugin(where: string, reason: string): UsageError {
  return new UsageError(`${where}: ${reason}`);
}

export function noFiles(command: string): UsageError {
  return new UsageError(
    `Expected photographs: files, folders or globs, got none. Try 'hotpix ${command} photos/', or set 'files' in the config.`,
  );
}

/** @param isMap whether the reason is that of a map, beside which no other is to be named */
export function nothingToRepairBy(reason: string, isMap: boolean): UsageError {
  const advice = isMap ? '' : ' Repair by the Result of an earlier scan of this camera: --map result.json.';
  return new UsageError(`Nothing repaired: ${reason}${advice}`);
}

export function nothingMatches(pattern: string): UsageError {
  return new UsageError(
    `Expected a file, a folder or a glob that matches files, got '${pattern}', which matches nothing.`,
  );
}

/** Names that were given and that nothing has. */
export function notThere(paths: readonly string[]): UsageError {
  const missing = paths.map((path) => `'${path}' does not exist`).join('; ');
  return new UsageError(`Expected files, folders or globs, got what is not there: ${missing}. Check the spelling.`);
}

/** A file given for one thing that holds another. */
export function notThis(path: string, reason: string): UsageError {
  return new UsageError(`${path}: ${reason}`);
}

/** Pages of several cameras would run into each other there. */
export function groupToPipe(reporter: string): UsageError {
  return new UsageError(
    `Expected a file for the reports of '${reporter}', of which --group writes one a camera, got '-'. Only --json writes all cameras to the standard output.`,
  );
}

export function noResult(path: string): UsageError {
  return new UsageError(
    `Expected a saved Result, got '${path}', which does not exist. Write one with 'hotpix scan photos/ --json ${path}'.`,
  );
}

export function noDark(path: string): UsageError {
  return new UsageError(
    `Expected the State of dark frames, got '${path}', which does not exist. Write one with 'hotpix scan darks/ --capture dark --state ${path}'.`,
  );
}

/** The reason of a row in the Result. */
export function notAFile(came: string, cause?: unknown): UsageError {
  return new UsageError(`Expected a file that can be read, got ${came}.`, { cause });
}

export function missing(option: string, example: string): UsageError {
  return new UsageError(`Expected ${option}, got none. Try '${example}'.`);
}

export function overInput(path: string): UsageError {
  return new UsageError(
    `Expected a new file to write to, got '${path}', which is an input. Choose another name; hotpix never writes over an input.`,
  );
}

export function overOriginals(folder: string, path: string): UsageError {
  return new UsageError(
    `Expected a folder of its own for the repaired copies, got --out '${folder}', where the copy of '${path}' would lie in the place of an input or beside it. Choose another folder; hotpix never writes over an input.`,
  );
}

export function overFolder(path: string): UsageError {
  return new UsageError(`Expected a file to write to, got '${path}', which is a folder. Name a file in it.`);
}

export function sameOutput(path: string): UsageError {
  return new UsageError(
    `Expected a file of its own for each output, got '${path}' twice. Name another for one of them.`,
  );
}

export function unknownReporter(name: string, known: readonly string[]): UsageError {
  return new UsageError(`Expected the name of a reporter, got '${name}'. Known reporters: ${known.join(', ')}.`);
}

/** @param more how many other copies are there as well */
export function wouldOverwrite(path: string, more = 0): UsageError {
  const what =
    more === 0 ? `'${path}' exists already. Remove it` : `'${path}' and ${more} more exist already. Remove them`;
  return new UsageError(`${what}, choose another --out, or allow it with --overwrite.`);
}

export function twoPlaces(out: string): UsageError {
  return new UsageError(
    `Expected one place for the repaired pictures, got --out '${out}' and --in-place. Leave one of them out.`,
  );
}

export function backupExists(): UsageError {
  return new UsageError(
    "Expected no '*.original' beside the photograph yet, in which the original is kept, but it exists: the photograph was repaired before. Rename it back to repair anew, or use --resume to leave such photographs alone.",
  );
}

export function notInPlace(path: string, extension: string): UsageError {
  return new UsageError(
    `Expected a photograph that is repaired as what it is, got '${path}', which becomes a ${extension} file. Use --out with a folder for the copies.`,
  );
}

export function stopped(state: string | undefined, counted: number): UsageError {
  return new UsageError(
    `The run was stopped. ${counted} photographs are counted in '${state}'; run it again to go on.`,
  );
}

/** The disk refuses; whatever name was tried, the folder is what the user knows. */
export function notWritable(folder: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const came: Record<string, string> = {
    EACCES: 'one that you have no permission to write to',
    EPERM: 'one that you have no permission to write to',
    EROFS: 'one on a disk that is read-only',
    ENOSPC: 'one on a disk that is full',
    EEXIST: 'a path that leads through a file',
    ENOTDIR: 'a path that leads through a file',
  };
  return new UsageError(
    `Expected a folder to write to, got '${folder}', ${came[code] ?? `which gives ${message.split(',')[0]}`}.`,
    { cause: error },
  );
}

/** @param camera in words; undefined where nothing could be decoded */
export function emptyBaseline(path: string, camera: string | undefined, reason: string): UsageError {
  const whose = camera === undefined ? '' : ` of ${camera}`;
  return new UsageError(
    `Expected a baseline with a verdict, got '${path}', which has none${whose}: ${reason} Scan photographs that give one.`,
  );
}

export function notComparable(path: string, expected: string, came: string): UsageError {
  return new UsageError(
    `Expected ${expected}, got '${path}', which is ${came}. Compare Results of scans of one camera.`,
  );
}

export function notEachCamera(path: string, camera: string): UsageError {
  return new UsageError(
    `Expected a Result of each camera, got '${path}', which set ${camera} aside. Scan the photographs with --group.`,
  );
}

/** A Result that calls itself complete and counts nothing. */
export function nothingCounted(path: string): UsageError {
  return new UsageError(`Expected a Result of photographs, got '${path}', which counts none. Scan them again.`);
}

export function otherBaseline(path: string, expected: string, came: string): UsageError {
  return new UsageError(
    `Expected a baseline of ${expected}, got '${path}', which is of ${came}. Scan the accepted photographs of this camera for one.`,
  );
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const text = inspect(value, { depth: 1, breakLength: Infinity });
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

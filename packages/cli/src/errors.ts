/** Errors of the command line, one function each. */
import { inspect } from 'node:util';
import { UsageError } from './usage-error.ts';

export function badOption(where: string, key: string, expected: string, came: unknown): UsageError {
  return new UsageError('badOption', `${where}: expected '${key}' to be ${expected}, got ${show(came)}.`);
}

export function unknownOption(where: string, key: string, valid: readonly string[]): UsageError {
  return new UsageError('unknownOption', `${where}: unknown key '${key}'. Valid keys: ${valid.join(', ')}.`);
}

export function unreadableConfig(where: string, reason: string): UsageError {
  return new UsageError(
    'unreadableConfig',
    `${where}: cannot be read as a configuration: ${reason.replaceAll(/\s*\n\s*/g, ' ')}`,
  );
}

export function badPlugin(where: string, reason: string): UsageError {
  return new UsageError('badPlugin', `${where}: ${reason}`);
}

export function noFiles(command: string): UsageError {
  return new UsageError(
    'noFiles',
    `Expected photographs: files, folders or globs, got none. Try 'hotpix ${command} photos/', or set 'files' in the config.`,
  );
}

/** @param isMap whether the reason is that of a map, beside which no other is to be named */
export function nothingToRepairBy(reason: string, isMap: boolean): UsageError {
  const advice = isMap ? '' : ' Repair by the Result of an earlier scan of this camera: --map result.json.';
  return new UsageError('nothingToRepairBy', `Nothing repaired: ${reason}${advice}`);
}

export function nothingMatches(pattern: string): UsageError {
  return new UsageError(
    'nothingMatches',
    `Expected a file, a folder or a glob that matches files, got '${pattern}', which matches nothing.`,
  );
}

/** Names that were given and that nothing has. */
export function notThere(paths: readonly string[]): UsageError {
  const missing = paths.map((path) => `'${path}' does not exist`).join('; ');
  return new UsageError(
    'notThere',
    `Expected files, folders or globs, got what is not there: ${missing}. Check the spelling.`,
  );
}

/** A file given for one thing that holds another. */
export function notThis(path: string, reason: string): UsageError {
  return new UsageError('wrongFile', `${path}: ${reason}`);
}

/** Pages of several cameras would run into each other there. */
export function groupToPipe(reporter: string): UsageError {
  return new UsageError(
    'groupToPipe',
    `Expected a file for the reports of '${reporter}', of which --group writes one per camera, got '-'. Only --json writes all cameras to the standard output.`,
  );
}

export function noResult(path: string): UsageError {
  return new UsageError(
    'noResult',
    `Expected a saved Result, got '${path}', which does not exist. Write one with 'hotpix scan photos/ --json ${path}'.`,
  );
}

export function noDark(path: string): UsageError {
  return new UsageError(
    'noDark',
    `Expected the State of dark frames, got '${path}', which does not exist. Write one with 'hotpix scan darks/ --capture dark --state ${path}'.`,
  );
}

/** The reason of a row in the Result. */
export function notAFile(came: string, cause?: unknown): UsageError {
  return new UsageError('notAFile', `Expected a file that can be read, got ${came}.`, { cause });
}

export function missing(option: string, example: string): UsageError {
  return new UsageError('missingArgument', `Expected ${option}, got none. Try '${example}'.`);
}

export function overInput(path: string): UsageError {
  return new UsageError(
    'overInput',
    `Expected a new file to write to, got '${path}', which is an input. Choose another name; hotpix never writes over an input.`,
  );
}

export function overOriginals(folder: string, path: string): UsageError {
  return new UsageError(
    'overOriginals',
    `Expected a folder of its own for the repaired copies, got --out '${folder}', where the copy of '${path}' would lie in the place of an input or beside it. Choose another folder; hotpix never writes over an input.`,
  );
}

export function overFolder(path: string): UsageError {
  return new UsageError(
    'overFolder',
    `Expected a file to write to, got '${path}', which is a folder. Name a file in it.`,
  );
}

export function sameOutput(path: string): UsageError {
  return new UsageError(
    'sameOutput',
    `Expected a file of its own for each output, got '${path}' twice. Name another for one of them.`,
  );
}

export function unknownReporter(name: string, known: readonly string[]): UsageError {
  return new UsageError(
    'unknownReporter',
    `Expected the name of a reporter, got '${name}'. Known reporters: ${known.join(', ')}.`,
  );
}

/** @param more how many other copies are there as well */
export function wouldOverwrite(path: string, more = 0): UsageError {
  const what =
    more === 0 ? `'${path}' exists already. Remove it` : `'${path}' and ${more} more exist already. Remove them`;
  return new UsageError('wouldOverwrite', `${what}, choose another --out, or allow it with --overwrite.`);
}

export function twoPlaces(out: string): UsageError {
  return new UsageError(
    'twoPlaces',
    `Expected one place for the repaired pictures, got --out '${out}' and --in-place. Leave one of them out.`,
  );
}

export function backupExists(): UsageError {
  return new UsageError(
    'backupExists',
    "Expected no '*.original' beside the photograph yet, in which the original is kept, but it exists: the photograph was repaired before. Rename it back to repair anew, or use --resume to leave such photographs alone.",
  );
}

export function notInPlace(path: string, extension: string): UsageError {
  return new UsageError(
    'notInPlace',
    `Expected a photograph that is repaired as what it is, got '${path}', which becomes a ${extension} file. Use --out with a folder for the copies.`,
  );
}

export function stopped(state: string | undefined, counted: number): UsageError {
  return new UsageError(
    'stopped',
    `The run was stopped. ${counted} photographs are counted in '${state}'; run it again to resume.`,
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
    'notWritable',
    `Expected a folder to write to, got '${folder}', ${came[code] ?? `which gives ${message.split(',')[0]}`}.`,
    { cause: error },
  );
}

/** A config of that name, or of another format. */
export function configExists(name: string): UsageError {
  return new UsageError('configExists', `'${name}' exists already. Remove it first, or edit it.`);
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const text = inspect(value, { depth: 1, breakLength: Infinity });
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Errors of what stands on the disk where something is read or written, one function each. */
import { messageOf } from '@hotpix/result';
import { cameInstead, isSystemError } from './system-errors.ts';
import { roomInWords, sizeInWords } from './terminal/size.ts';
import { UsageError } from './usage-error.ts';

/** The reason of a row in the Result. */
export function notAFile(came: string, cause?: unknown): UsageError {
  return new UsageError('notAFile', `Expected a file that can be read, got ${came}.`, { cause });
}

/** @param camera the one that the file shall take as well */
export function noRoom(path: string, camera: string, size: string, room: string): UsageError {
  return new UsageError(
    'noRoom',
    `Expected room for ${size} in '${path}', which its State takes at most with ${camera}, got ${room} on its disk. Make room, name a file on another disk, or leave --state out.`,
  );
}

/** What nobody reads whole. */
export function tooLong(size: number, most: number): UsageError {
  return notAFile(`one of ${sizeInWords(size)}. Files of up to ${roomInWords(most)} are read; leave it out`);
}

export function overInput(path: string): UsageError {
  return new UsageError(
    'overInput',
    `Expected a new file to write to, got '${path}', which is an input. Choose another name; hotpix never writes over an input.`,
  );
}

/** @param place the folder of the history */
export function overHistory(path: string, place: string): UsageError {
  return new UsageError(
    'overInput',
    `Expected a file to write to, got '${path}', which lies in the history '${place}', where Results and their index are alone. Name a file elsewhere.`,
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

export function overDevice(path: string): UsageError {
  return new UsageError(
    'overDevice',
    `Expected a file to write to, got '${path}', which is a device, a pipe or a socket. Name a file; '-' stands for the standard output where a report may go there.`,
  );
}

/** @param more how many other copies are there as well */
export function wouldOverwrite(path: string, more = 0): UsageError {
  const what =
    more === 0 ? `'${path}' exists already. Remove it` : `'${path}' and ${more} more exist already. Remove them`;
  return new UsageError(
    'wouldOverwrite',
    `${what}, choose another --out, replace with --overwrite, or make those that are missing with --resume.`,
  );
}

export function backupExists(): UsageError {
  return new UsageError(
    'backupExists',
    "Expected no '*.original' beside the photograph yet, in which the original is kept, but it exists: the photograph was repaired before. Rename it back to repair anew, or use --resume to leave such photographs alone.",
  );
}

/** A file of the name of a backup that is none of this photograph. */
export function notTheOriginal(path: string): UsageError {
  return new UsageError(
    'backupExists',
    `Expected no '${path}' yet, or the photograph itself under that name, got another file. Move it away; hotpix writes over none.`,
  );
}

export function changedMeanwhile(): UsageError {
  return new UsageError(
    'changedMeanwhile',
    'Expected the photograph as it was when its repair began, got other bytes: another program changed it meanwhile. Nothing was written. Run again.',
  );
}

/** @param owner who holds the lock, as far as the file says */
export function locked(path: string, lock: string, owner: { readonly pid: number } | undefined): UsageError {
  const who = owner ? `the process ${owner.pid}` : 'another process';
  return new UsageError(
    'locked',
    `Expected that no other run is at '${path}', got ${who}, which writes it. Wait until it ends. If no hotpix runs on this machine or on another that has the folder, remove '${lock}'.`,
  );
}

export function notInPlace(path: string, extension: string): UsageError {
  return new UsageError(
    'notInPlace',
    `Expected a photograph that is repaired as what it is, got '${path}', which becomes a ${extension} file. Use --out with a folder for the copies.`,
  );
}

/** @param address of an original on a server */
export function notInPlaceThere(address: string): UsageError {
  return new UsageError(
    'notInPlace',
    `Expected photographs of this machine for --in-place, got '${address}'. Nothing is written to servers: use --out with a folder for the copies.`,
  );
}

/** The disk refuses; whatever name was tried, the folder is what the user knows. */
export function notWritable(folder: string, error: unknown, what = 'folder'): UsageError {
  const came = isSystemError(error) ? cameInstead(error, 'write') : `an error: ${messageOf(error)}`;
  return new UsageError('notWritable', `Expected a ${what} to write to, got '${folder}', ${came}.`, { cause: error });
}

/** Who may write to the folder could replace it all the same, as nobody expects of a file that is protected. */
export function readOnly(path: string): UsageError {
  return new UsageError(
    'readOnly',
    `Expected a file that may be replaced, got '${path}', which is read-only. Choose another name, or take the protection away.`,
  );
}

/** @param address as it may be shown */
export function notOfThisMachine(address: string): UsageError {
  return new UsageError(
    'notThere',
    `Expected files, folders or globs of this machine, got '${address}'. Only photographs are read from servers: download it.`,
  );
}

/** Errors of the command line, one function each. */
import { inspect } from 'node:util';
import type { ConfigSyntaxError } from './config/loaders.ts';
import { didYouMean } from './did-you-mean.ts';
import { UsageError } from './usage-error.ts';

/** @param names what a value may be called, or the keys that it may have */
export function badOption(
  where: string,
  key: string,
  expected: string,
  came: unknown,
  names: readonly string[] = [],
): UsageError {
  const [odd] = wordsIn(came).filter((word) => !names.includes(word));
  const hint = odd === undefined ? '' : didYouMean(odd, names);
  return new UsageError('badOption', `${where}: expected '${key}' to be ${expected}, got ${show(came)}.${hint}`);
}

/** A text of the command line that is not what its flag takes. */
export function badFlag(
  flag: string,
  { expected, fault }: { readonly expected: string; fault(text: string): string },
  came: string,
): UsageError {
  return new UsageError(
    'badOption',
    `command line: expected '${flag}' to be ${expected}, got ${show(came)}${fault(came)}`,
  );
}

/** Of a value the words that may be misspelt: itself, or its keys. */
function wordsIn(came: unknown): string[] {
  if (typeof came === 'string') return [came.split('=')[0]];
  return typeof came === 'object' && came !== null ? Object.keys(came) : [];
}

export function unknownOption(where: string, key: string, valid: readonly string[]): UsageError {
  return new UsageError(
    'unknownOption',
    `${where}: unknown key '${key}'.${didYouMean(key, valid)} Valid keys: ${valid.join(', ')}.`,
  );
}

export function unreadableConfig(where: string, reason: string): UsageError {
  return new UsageError(
    'unreadableConfig',
    `${where}: cannot be read as a configuration: ${reason.replaceAll(/\s*\n\s*/g, ' ')}`,
  );
}

/** @param what is wrong with it, to follow `which` */
export function foreignConfig(where: string, what: string): UsageError {
  return new UsageError(
    'foreignConfig',
    `Expected a config that nobody else can change, got '${where}' in a parent folder, which ${what}; its code would run as you. Run it all the same by --config ${where}, or go without by --no-config.`,
  );
}

/** A config that is not in the language of its file, with the lines around the place. */
export function badSyntax(where: string, { message, place, frame }: ConfigSyntaxError): UsageError {
  const at = `${where}:${place.line}:${place.column}`;
  return new UsageError('unreadableConfig', `${at}: cannot be read as a configuration: ${message}`, { frame });
}

export function badPlugin(where: string, reason: string): UsageError {
  return new UsageError('badPlugin', `${where}: ${reason}`);
}

export function noValue(flag: string, came: string): UsageError {
  return new UsageError(
    'missingArgument',
    `Expected a value behind ${flag}, got '${came}', which looks like an option. Give the value; if it is meant so, write ${flag}=${came}.`,
  );
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

/** A folder is there, but holds nothing that is meant. */
export function emptyFolder(path: string): UsageError {
  return new UsageError(
    'nothingMatches',
    `Expected a folder with files, got '${path}', in which there are none, but for hidden ones and what is left out. Name the folder of the photographs.`,
  );
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
    `Expected a saved Result, got '${path}', which does not exist. Write one with 'hotpix scan photos/ --json ${jsonName(path, 'result.json')}'.`,
  );
}

/** A name for what is written as JSON: the one that was tried, unless that is of another format. */
export function jsonName(path: string, otherwise: string): string {
  return /\.json$/i.test(path) ? path : otherwise;
}

export function noDark(path: string): UsageError {
  return new UsageError(
    'noDark',
    `Expected the State of dark frames, got '${path}', which does not exist. Write one with 'hotpix scan darks/ --capture dark --state ${path}'.`,
  );
}

/** @param came how many there are, where one is too few or too many */
export function missing(option: string, example: string, came = 0): UsageError {
  return new UsageError('missingArgument', `Expected ${option}, got ${came === 0 ? 'none' : came}. Try '${example}'.`);
}

export function sameOutput(path: string): UsageError {
  return new UsageError(
    'sameOutput',
    `Expected a file of its own for each output, got '${path}' twice. Name another for one of them.`,
  );
}

/** An input that has to be another. */
export function namedTwice(path: string): UsageError {
  return new UsageError(
    'sameInput',
    `Expected each State once, got '${path}' twice. Leave it out, or name the one that is meant.`,
  );
}

export function unknownReporter(name: string, known: readonly string[]): UsageError {
  return new UsageError(
    'unknownReporter',
    `Expected the name of a reporter, got '${name}'.${didYouMean(name, known)} Known reporters: ${known.join(', ')}.`,
  );
}

export function twoPlaces(out: string): UsageError {
  return new UsageError(
    'twoPlaces',
    `Expected one place for the repaired pictures, got --out '${out}' and --in-place. Leave one of them out.`,
  );
}

/** @param came with what to do, as a sentence */
export function notServed(expected: string, came: string): UsageError {
  return new UsageError('notServed', `Expected ${expected}, got ${came}`);
}

export function weakToken(least: number): UsageError {
  return new UsageError(
    'weakToken',
    `Expected a token of at least ${least} characters in HOTPIX_TOKEN, got a shorter one, which can be guessed. Make one with 'openssl rand -hex 32', or leave it out: then nobody can add Results.`,
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

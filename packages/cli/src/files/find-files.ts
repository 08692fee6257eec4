/** From what the user typed to files. */
import { lstat, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import { isRemote, withoutSecrets } from '@hotpix/objects';
import { emptyFolder, notThere, nothingMatches } from '../errors.ts';
import { notOfThisMachine } from '../file-errors.ts';
import { fromHere } from './from-here.ts';
import { exclusionOf } from './exclusion.ts';
import { isInside } from './is-inside.ts';
import { isFolder, listFolder, type Listed } from './list-folder.ts';
import { toSlashes } from './to-slashes.ts';

export interface FindOptions {
  /** Folder that relative arguments start from; the answers start from the current one. @default the current one */
  readonly base?: string;
  /** Folder whose files are not meant when a folder around it is named: that of the output. @default none */
  readonly except?: string;
  /** Patterns of files that are not meant, beside those among the arguments that begin with `!`. @default none */
  readonly exclude?: readonly string[];
}

export interface Found extends Listed {
  /** Whether it was meant by its name or by a glob, and does not only lie in a folder that was. */
  readonly isNamed: boolean;
}

/**
 * The files that arguments name: files as they are, folders with all they hold but hidden files, and globs, in which case does not
 * count; without those that arguments with a `!` before them exclude. A folder
 * that cannot be read, or that has no files and stands beside other arguments, stays in the list, so that the Result
 * accounts for it.
 *
 * @throws {UsageError} for names that do not exist, addresses of servers, a glob that matches nothing, and empty folders alone
 */
export async function findFiles(
  args: readonly string[],
  { base = process.cwd(), except, exclude = [] }: FindOptions = {},
): Promise<Found[]> {
  const address = args.find(isRemote);
  if (address !== undefined) throw notOfThisMachine(withoutSecrets(address));
  const { patterns, excluded } = await divide(args, base);
  const isExcluded = await exclusionOf([...excluded, ...exclude], base);
  const found = new Map<string, Found>();
  const add = ({ path, isOrdinary }: Listed, isNamed: boolean): void => {
    const key = resolve(path);
    const isAlsoNamed = isNamed || (found.get(key)?.isNamed ?? false);
    found.set(key, { path: toSlashes(normalize(path)), isOrdinary, isNamed: isAlsoNamed });
  };
  const empty: string[] = [];
  for (const { pattern, isFolder, files, root } of await expandAll(patterns, base)) {
    const meant = files.filter(
      ({ path }) => !isExcluded(path, root) && (except === undefined || !isOutput(path, root, except)),
    );
    if (meant.length === 0 && !isFolder) throw nothingMatches(pattern);
    if (meant.length === 0) empty.push(pattern);
    for (const file of meant) add(file, !isFolder);
  }
  if (found.size === 0 && empty.length > 0) throw emptyFolder(empty[0]);
  for (const folder of empty) add({ path: fromHere(folder, base), isOrdinary: false }, true);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Arguments with a `!` before them exclude, unless a file is called so. */
async function divide(args: readonly string[], base: string): Promise<{ patterns: string[]; excluded: string[] }> {
  const patterns: string[] = [];
  const excluded: string[] = [];
  for (const arg of args) {
    if (arg.startsWith('!') && !(await isThere(fromHere(arg, base)))) excluded.push(arg.slice(1));
    else patterns.push(arg);
  }
  return { patterns, excluded };
}

interface Expansion {
  readonly pattern: string;
  readonly isFolder: boolean;
  readonly files: readonly Listed[];
  /** Folder that was searched, or the file itself. */
  readonly root: string;
}

async function expandAll(patterns: readonly string[], base: string): Promise<Expansion[]> {
  const expansions: Expansion[] = [];
  const missing: string[] = [];
  for (const pattern of patterns) {
    const expansion = await expand(pattern, base);
    if (expansion) expansions.push({ pattern, ...expansion });
    else missing.push(pattern);
  }
  if (missing.length > 0) throw notThere(missing);
  return expansions;
}

/** What one argument stands for; undefined for a name that nothing has. */
async function expand(pattern: string, base: string): Promise<Omit<Expansion, 'pattern'> | undefined> {
  const path = fromHere(pattern, base);
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) return { isFolder: true, files: await listFolder(path), root: path };
  if (stats || (await isThere(path))) {
    return { isFolder: false, files: [{ path, isOrdinary: stats?.isFile() ?? false }], root: dirname(path) };
  }
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(toSlashes(pattern))) return undefined;
  const { folder, rest } = await splitGlob(toSlashes(path));
  const files = await glob([rest], {
    ...{ cwd: folder, onlyFiles: true, expandDirectories: false },
    // Cameras write .JPG, people .jpg.
    caseSensitiveMatch: false,
  });
  return {
    isFolder: false,
    files: files.map((file) => ({ path: join(folder, file), isOrdinary: false })),
    root: folder,
  };
}

/** The folders that a glob begins with, as far as they are there: brackets in their names are names. */
async function splitGlob(pattern: string): Promise<{ folder: string; rest: string }> {
  const parts = pattern.split('/');
  let folder = isAbsolute(pattern) ? `${parts[0]}/` : '.';
  let from = isAbsolute(pattern) ? 1 : 0;
  for (; from < parts.length - 1; from++) {
    const deeper = join(folder, parts[from]);
    if (!(await isFolder(deeper))) break;
    folder = deeper;
  }
  return { folder, rest: parts.slice(from).join('/') };
}

/** Also of what may not be looked at, and of a link that leads nowhere: reading it tells why it cannot be read. */
async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code === 'EACCES' || code === 'EPERM',
  );
}

function isOutput(file: string, root: string, except: string): boolean {
  return isInside(except, root) && isInside(file, except);
}

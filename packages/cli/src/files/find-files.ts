/** From what the user typed to files. */
import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { nothingMatches } from '../errors.ts';
import { fromHere } from './from-here.ts';

export interface FindOptions {
  /** Folder that relative arguments start from; the answers start from the current one. @default the current one */
  readonly base?: string;
  /** Folder whose files are not meant when a folder around it is named: that of the output. @default none */
  readonly except?: string;
}

/**
 * The files that arguments name: files as they are, folders with all they hold but hidden files, and globs. What is not
 * there, and a folder without files beside other arguments, stays in the list, so that the Result accounts for it.
 *
 * @throws {UsageError} for a glob that matches nothing, and for empty folders alone
 */
export async function findFiles(
  patterns: readonly string[],
  { base = process.cwd(), except }: FindOptions = {},
): Promise<string[]> {
  const found = new Map<string, string>();
  const empty: string[] = [];
  for (const pattern of patterns) {
    const { isFolder, files, root } = await expand(pattern, base);
    const meant = files.filter((file) => except === undefined || !isOutput(file, root, except));
    if (meant.length === 0 && !isFolder) throw nothingMatches(pattern);
    if (meant.length === 0) empty.push(pattern);
    for (const file of meant) found.set(resolve(file), file);
  }
  if (found.size === 0 && empty.length > 0) throw nothingMatches(empty[0]);
  for (const folder of empty) found.set(resolve(base, folder), fromHere(folder, base));
  return [...found.values()].map((file) => toSlashes(normalize(file))).sort();
}

interface Expansion {
  readonly isFolder: boolean;
  readonly files: readonly string[];
  /** Folder that was searched, or the file itself. */
  readonly root: string;
}

async function expand(pattern: string, base: string): Promise<Expansion> {
  const path = fromHere(pattern, base);
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) return { isFolder: true, files: await listFolder(path), root: path };
  if (stats || !isDynamicPattern(toSlashes(pattern))) return { isFolder: false, files: [path], root: path };
  const { folder, rest } = await splitGlob(toSlashes(path));
  const files = await glob([rest], { cwd: folder, onlyFiles: true, expandDirectories: false });
  return { isFolder: false, files: files.map((file) => join(folder, file)), root: folder };
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

async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const isHidden = relative(folder, file)
      .split(sep)
      .some((part) => part.startsWith('.'));
    if (!isHidden && (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(file))))) files.push(file);
  }
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

function isOutput(file: string, root: string, except: string): boolean {
  return isInside(except, root) && isInside(file, except);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function toSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

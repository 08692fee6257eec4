/** Where the photographs of a Result lie, for a command that takes them again. */
import type { Result } from '@hotpix/result';

/** How many are named; of more it is the folder that holds them all. */
const MOST = 3;
const HTTP = /^https?:\/\//;

/**
 * The folders of the photographs that were counted, none within another, in their order; `.` is the one that paths start from. Empty where
 * there are none, or where a server gives files alone.
 */
export function foldersOf({ files }: Pick<Result, 'files'>): string[] {
  const used = files.filter(({ status }) => status === 'used').map(({ path }) => path);
  if (used.some((path) => HTTP.test(path))) return [];
  const all = [...new Set(used.map(folderOf))];
  const outer = all.filter((folder) => !all.some((other) => other !== folder && holds(other, folder)));
  if (outer.length <= MOST) return outer.sort();
  const common = outer.reduce((first, second) => commonOf(first, second));
  // Nothing but the root holds them all.
  return common === '' ? [] : [common];
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  if (end < 0) return '.';
  return end === 0 ? '/' : path.slice(0, end);
}

/** A path that climbs out of the folder that paths start from is not in it. */
function holds(folder: string, other: string): boolean {
  if (folder === '.') return !/^(\/|\.\.(\/|$)|\w+:)/.test(other);
  return other.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Empty where no folder holds both. */
function commonOf(first: string, second: string): string {
  const [a, b] = [first.split('/'), second.split('/')];
  const differ = a.findIndex((part, i) => part !== b[i]);
  const common = (differ < 0 ? a : a.slice(0, differ)).join('/');
  const isRelative = [first, second].every((path) => holds('.', path));
  return common === '' && isRelative ? '.' : common.replace(/^s3:\/*$/, '');
}

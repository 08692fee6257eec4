import { isAbsolute, join, relative } from 'node:path';

/** A path from `base` as one from the current folder; absolute paths, and `-`, stay as they are. */
export function fromHere(path: string, base: string): string {
  const here = process.cwd();
  if (path === '-' || isAbsolute(path) || base === here) return path;
  return relative(here, join(base, path)) || '.';
}

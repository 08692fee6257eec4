/** Files that shall not be looked at, by patterns. */
import { relative, resolve } from 'node:path';
import { toSlashes } from './to-slashes.ts';

/** Whether a file is excluded. @param root the folder that was searched for it */
export type Exclusion = (path: string, root: string) => boolean;

/**
 * Patterns exclude files and folders with all they hold. One without a slash is held against each name on the way, as `*.png` or
 * `repaired`; one with a slash against the path from the current folder, from the folder that was searched, and from the root.
 * Case does not count.
 * @param base folder that relative patterns start from
 */
export async function exclusionOf(patterns: readonly string[], base: string): Promise<Exclusion> {
  if (patterns.length === 0) return () => false;
  const { default: picomatch } = await import('picomatch');
  const matchers = patterns.map((pattern) => {
    const path = toSlashes(pattern).replace(/^\.\//, '').replace(/\/+$/, '');
    // Of a server what is searched begins with its name, or that of the bucket.
    const text = path.replace(/^(s3|https?):\/\//i, '/');
    return { isPath: text.includes('/'), matches: picomatch(text, { nocase: true, dot: true }) };
  });
  return (path, root) => {
    const whole = toSlashes(resolve(path));
    const ways = [toSlashes(relative(base, whole)), toSlashes(relative(resolve(root), whole)), whole].map(foldersOf);
    return matchers.some(({ isPath, matches }) =>
      isPath
        ? ways.some((way) => way.some((part) => matches(part)))
        : toSlashes(relative(resolve(root), whole) || whole)
            .split('/')
            .some((name) => matches(name)),
    );
  };
}

/** `a`, `a/b` and `a/b/c` of `a/b/c`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/')).filter((part) => part !== '');
}

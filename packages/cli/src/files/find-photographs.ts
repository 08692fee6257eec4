/** From what the user typed to photographs, on this machine or on servers. */
import { fileURLToPath } from 'node:url';
import { HotpixError } from '@hotpix/core';
import { isRemote } from '@hotpix/objects';
import { exclusionOf } from './exclusion.ts';
import { findFiles, type FindOptions, type Found } from './find-files.ts';
import type { FoundObject } from './remote/find-objects.ts';
import type { Remotes } from './remote/remotes.ts';

/**
 * The files and objects that arguments name, in the order of their paths: see `findFiles` and `findObjects`.
 * @throws {UsageError} or {HotpixError} where one of them names nothing
 */
export async function findPhotographs(
  args: readonly string[],
  remotes: Remotes,
  options: FindOptions = {},
): Promise<(Found | FoundObject)[]> {
  const addresses = args.filter(isRemote);
  const local = args.filter((arg) => !isRemote(arg)).map(pathOf);
  const { base = process.cwd(), exclude = [] } = options;
  const isExclusion = (arg: string): boolean => arg.startsWith('!');
  // Beside addresses an exclusion alone names nothing on this machine.
  const files = addresses.length > 0 && local.every(isExclusion) ? [] : await findFiles(local, options);
  if (addresses.length === 0) return files;
  const excluded = local.filter(isExclusion).map((arg) => arg.slice(1));
  const isExcluded = await exclusionOf([...excluded, ...exclude], base);
  const { findObjects } = await import('./remote/find-objects.ts');
  const found = new Map<string, FoundObject>();
  for (const address of new Set(addresses)) {
    const objects = await findObjects(address, remotes, isExcluded).catch((error: unknown) => {
      throw remotes.signal.aborted ? new HotpixError('aborted', 'The run was stopped.') : error;
    });
    for (const one of objects) {
      // Addresses of HTTP may show the same, and differ in what is not shown.
      const key = one.object.key === '' ? address : one.path;
      const { isNamed = false } = found.get(key) ?? {};
      found.set(key, { ...one, isNamed: isNamed || one.isNamed });
    }
  }
  return [...files, ...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

const pathOf = (arg: string): string => (/^file:\/\//i.test(arg) ? fileURLToPath(arg) : arg);

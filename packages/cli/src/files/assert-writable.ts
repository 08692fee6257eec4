import { mkdtemp, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { notWritable } from '../errors.ts';

/**
 * Tries to write to a folder, or where it would be made, and leaves nothing behind: no other question gets a true answer
 * on every system and disk.
 * @throws {UsageError} naming the folder
 */
export async function assertFolderWritable(folder: string): Promise<void> {
  let place = resolve(folder);
  while ((await look(place)) === undefined && dirname(place) !== place) place = dirname(place);
  try {
    await rmdir(await mkdtemp(join(place, '.hotpix-')));
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** The same for a file that is to be written or replaced; a device or a pipe takes what it gets. */
export async function assertFileWritable(path: string): Promise<void> {
  const stats = await look(path);
  if (stats && !stats.isFile()) return;
  const target = await realpath(path).catch(() => path);
  await assertFolderWritable(dirname(target));
}

function look(path: string) {
  return stat(path).catch(() => undefined);
}

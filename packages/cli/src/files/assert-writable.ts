import { mkdir, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { notWritable, readOnly } from '../file-errors.ts';
import { isBadName } from '../system-errors.ts';
import { assertNotSpecial } from './ordinary-file.ts';
import { temporaryName } from './temporary.ts';

/** Permission to write, of anybody. */
const WRITABLE = 0o222;

/**
 * Tries to write to a folder, or where it would be made, and leaves nothing behind: no other question gets a true answer
 * on every system and disk.
 * @throws {UsageError} naming the folder
 */
export async function assertFolderWritable(folder: string): Promise<void> {
  let place = resolve(folder);
  while ((await look(place)) === undefined && dirname(place) !== place) place = dirname(place);
  try {
    const probe = await temporaryName(place);
    await mkdir(probe);
    await rmdir(probe);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/**
 * The same for a file that is to be written or replaced.
 * @throws {UsageError} also for a file that is read-only, and for a device, a pipe or a socket
 */
export async function assertFileWritable(path: string): Promise<void> {
  await assertNotSpecial(path);
  const stats = await look(path, 'file');
  if (stats?.isFile() && (stats.mode & WRITABLE) === 0) throw readOnly(path);
  const target = await realpath(path).catch(() => path);
  await assertFolderWritable(dirname(target));
}

function look(path: string, what = 'folder') {
  return stat(path).catch((error: unknown) => {
    if (isBadName(error)) throw notWritable(path, error, what);
    return undefined;
  });
}

import { randomUUID } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A text, or bytes in one or more parts. */
export type Content = string | Uint8Array | readonly Uint8Array[];

/**
 * Puts a file into its place whole or not at all: written aside under a hidden name in the same folder, flushed to the
 * disk, renamed. A link is followed; the permissions of a file that is replaced remain.
 *
 * write-file-atomic would take a write that a full disk cut short for a whole one, and put a file in the place of a device.
 */
export async function replaceFile(path: string, content: Content): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const stats = await stat(target).catch(() => undefined);
  // A device or a pipe, as /dev/null, takes what is written and stays.
  if (stats && !stats.isFile()) return writeFile(target, content);
  const aside = join(dirname(target), `.hotpix-${randomUUID()}.tmp`);
  try {
    await writeNew(aside, content);
    if (stats) await chmod(aside, stats.mode);
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

async function writeNew(path: string, content: Content): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

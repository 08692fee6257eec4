import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, chown, open, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A text, or bytes in one or more parts, which may come one by one. */
export type Content = string | Uint8Array | readonly Uint8Array[] | AsyncIterable<Uint8Array>;

/**
 * Puts a file into its place whole or not at all: written aside under a hidden name in the same folder, flushed to the
 * disk, renamed. A link is followed; the permissions of a file that is replaced remain.
 *
 * write-file-atomic would take a write that a full disk cut short for a whole one, and put a file in the place of a device.
 * @param original a file that the new one takes the place of for people: it gets its permissions, owner and dates where the
 * system allows that, as a copy by `cp -p` does
 */
export async function replaceFile(path: string, content: Content, original?: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const stats = await stat(target).catch(() => undefined);
  // A device or a pipe, as /dev/null, takes what is written and stays.
  if (stats && !stats.isFile()) return writeFile(target, content);
  const likeness = original === undefined ? undefined : await stat(original);
  const aside = join(dirname(target), `.hotpix-${randomUUID()}.tmp`);
  try {
    await writeNew(aside, content, likeness);
    if (likeness) await resemble(aside, likeness);
    else if (stats) await chmod(aside, stats.mode);
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

const PERMISSIONS = 0o777;

/** As far as the system goes: cards and shares know no owners, and some refuse permissions or dates. The file is whole all the same. */
async function resemble(path: string, { mode, uid, gid, atime, mtime }: Stats): Promise<void> {
  const unlike = (): undefined => undefined;
  // Only root gives files away; others may hand them to a group of theirs.
  await chown(path, uid, gid)
    .catch(() => chown(path, -1, gid))
    .catch(unlike);
  // Dates first: of a file that is read-only some systems change none.
  await utimes(path, atime, mtime).catch(unlike);
  await chmod(path, mode & PERMISSIONS).catch(unlike);
}

/** Nobody may read meanwhile who may not read the original. */
async function writeNew(path: string, content: Content, original?: Stats): Promise<void> {
  const file = await open(path, 'wx', original && original.mode & PERMISSIONS);
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

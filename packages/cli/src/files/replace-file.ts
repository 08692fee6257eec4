import type { Stats } from 'node:fs';
import { chmod, chown, open, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { assertNotSpecial } from './ordinary-file.ts';
import { temporaryName } from './temporary.ts';

/** A text, or bytes in one or more parts, which may come one by one. */
export type Content = string | Uint8Array | readonly Uint8Array[] | AsyncIterable<Uint8Array>;

/**
 * Puts a file into its place whole or not at all: written aside under a hidden name in the same folder, flushed to the
 * disk, renamed. A link is followed; the permissions and the owner of a file that is replaced remain.
 *
 * write-file-atomic would take a write that a full disk cut short for a whole one, and put a file in the place of a device.
 * @param original a file that the new one takes the place of for people: it gets its permissions, owner and dates where the
 * system allows that, as a copy by `cp -p` does
 * @throws {UsageError} `overDevice` where the path is that of a device, a pipe or a socket
 */
export async function replaceFile(path: string, content: Content, original?: string): Promise<void> {
  await assertNotSpecial(path);
  const target = await realpath(path).catch(() => path);
  const aside = await temporaryName(dirname(target));
  try {
    if (original !== undefined) await writeAside(aside, content, await stat(original));
    else await writeLike(aside, content, await stat(target).catch(() => undefined));
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

const PERMISSIONS = 0o777;

/** A new file with the permissions, owner and dates of an original. Nobody may read it meanwhile who may not read the original. */
export async function writeAside(path: string, content: Content, original: Stats): Promise<void> {
  await writeNew(path, content, original.mode & PERMISSIONS);
  await giveTo(path, original);
  // Dates first: of a file that is read-only some systems change none.
  await utimes(path, original.atime, original.mtime).catch(unlike);
  await chmod(path, original.mode & PERMISSIONS).catch(unlike);
}

/** A new file with the permissions and the owner of the one that it replaces, if there is one. */
async function writeLike(path: string, content: Content, old: Stats | undefined): Promise<void> {
  await writeNew(path, content, old && old.mode & PERMISSIONS);
  if (!old) return;
  await giveTo(path, old);
  await chmod(path, old.mode & PERMISSIONS);
}

/** As far as the system goes: cards and shares know no owners, and some refuse permissions or dates. The file is whole all the same. */
const unlike = (): undefined => undefined;

/** Only root gives files away; others may hand them to a group of theirs. */
async function giveTo(path: string, { uid, gid }: Stats): Promise<void> {
  await chown(path, uid, gid)
    .catch(() => chown(path, -1, gid))
    .catch(unlike);
}

async function writeNew(path: string, content: Content, mode: number | undefined): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Originals that are kept beside the pictures that take their places. */
import { link, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exists } from './exists.ts';
import { writeAside } from './replace-file.ts';
import { temporaryName } from './temporary.ts';

/** What the name of an original gets when a repaired picture takes its place. */
export const BACKUP = '.original';

/**
 * Gives an original its second name, or copies it where a disk knows no second names. A file of that name that is there already
 * stays, whatever it is.
 * @param bytes of the original
 * @returns whether it is kept there now by this call
 */
export async function keepOriginal(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await link(await realpath(path), path + BACKUP);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    return await copyOriginal(path, bytes);
  }
}

/** Only under a lock: there is no way to rename a file that fails where another one is. */
async function copyOriginal(path: string, bytes: Uint8Array): Promise<boolean> {
  const aside = await temporaryName(dirname(path));
  try {
    await writeAside(aside, bytes, await stat(path));
    if (await exists(path + BACKUP)) return false;
    await rename(aside, path + BACKUP);
    return true;
  } finally {
    await rm(aside, { force: true });
  }
}

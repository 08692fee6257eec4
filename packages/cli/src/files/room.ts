import { realpath, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes that the disk has for a file which is in a folder that is there; undefined where its file system does not tell. */
export async function roomFor(path: string): Promise<number | undefined> {
  try {
    const target = await realpath(path).catch(() => path);
    const { bavail, bsize, blocks } = await statfs(dirname(target));
    // Some that lie in a network or in memory know no sizes.
    return blocks > 0 ? bavail * bsize : undefined;
  } catch {
    return undefined;
  }
}

/** A file is put in its place whole or not at all. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { temporaryIn } from './temporaries.ts';

/** How often folders are made anew that somebody removed because they were empty. */
const TRIES = 10;

/** Written aside, flushed to the disk, renamed. @param root folder of the files aside, on the same disk */
export async function putFile(
  root: string,
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(root, { recursive: true });
  const aside = temporaryIn(root);
  try {
    const file = await open(aside, 'wx');
    try {
      if (bytes instanceof Uint8Array) await file.writeFile(bytes, { signal });
      else for await (const part of bytes) await file.writeFile(part, { signal });
      await file.sync();
    } finally {
      await file.close();
    }
    await moveTo(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
  await flush(dirname(path));
}

async function moveTo(aside: string, path: string): Promise<void> {
  for (let left = TRIES; ; left--) {
    await mkdir(dirname(path), { recursive: true });
    try {
      return await rename(aside, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || left === 0) throw error;
    }
  }
}

/** A name is safe when its folder is on the disk. Windows opens no folders, and needs no such thing. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle
    ?.sync()
    .catch(() => {})
    .finally(() => handle.close());
}

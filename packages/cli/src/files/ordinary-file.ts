/** Files that can be read to their end. Pipes wait for ever, devices have no end, and neither can be replaced. */
import { constants, open, stat, type FileHandle } from 'node:fs/promises';
import type { Source } from '@hotpix/core';
import { notAFile, overDevice, tooLong } from '../file-errors.ts';

export const NO_FILE = 'a device or a pipe';

/** What stands at a path that is neither file nor folder, in words; undefined otherwise, also for what cannot be looked at. */
export async function specialAt(path: string): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats === undefined || stats.isFile() || stats.isDirectory() ? undefined : NO_FILE;
}

/** A file that is open, and how long it was then. */
export interface OpenFile {
  readonly file: FileHandle;
  readonly size: number;
}

/**
 * Opens a file to read it. It looks before it opens, and once more at what it opened, for opening a pipe would wait until somebody
 * writes to it.
 * @throws {UsageError} `notAFile` for a device, a pipe or a socket
 */
export async function openOrdinary(path: string): Promise<FileHandle> {
  if ((await specialAt(path)) !== undefined) throw notAFile(NO_FILE);
  return (await openSeen(path)).file;
}

/** Opens what was seen to be a file, as `openOrdinary` does. */
export async function openSeen(path: string): Promise<OpenFile> {
  // Windows has no such flag, and no such pipes.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = await file.stat();
  if (stats.isFile() || stats.isDirectory()) return { file, size: stats.size };
  await file.close();
  throw notAFile(NO_FILE);
}

/** Bytes of the largest file that is read whole: no raw file, picture or Result has more, and a sparse one may say that it has. */
const LARGEST = 2 ** 30;

/** All bytes of such a file. @throws {UsageError} `notAFile`, also for more than 1 GiB, or what the system says */
export async function readOrdinary(path: string): Promise<Buffer> {
  const file = await openOrdinary(path);
  return file
    .stat()
    .then(({ size }) => readWhole({ file, size }))
    .finally(() => file.close());
}

/**
 * All bytes of a file that is open.
 * @param lend gives memory for so many bytes, if it has some
 * @throws {UsageError} `notAFile` for more than 1 GiB, of which none is read
 */
export async function readWhole({ file, size }: OpenFile, lend?: Parameters<Source['read']>[0]): Promise<Buffer> {
  if (size > LARGEST) throw tooLong(size, LARGEST);
  // One byte more tells whether it has grown meanwhile.
  const lent = lend?.(size + 1);
  if (!lent || lent.length <= size) return file.readFile();
  const { bytesRead } = await file.read(lent, 0, size + 1, 0);
  return bytesRead === size ? Buffer.from(lent.buffer, lent.byteOffset, size) : file.readFile();
}

/** @throws {UsageError} `overDevice` for a path that can be written to and holds no file */
export async function assertNotSpecial(path: string): Promise<void> {
  if ((await specialAt(path)) !== undefined) throw overDevice(path);
}

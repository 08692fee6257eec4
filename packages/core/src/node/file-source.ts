import { constants, open, type FileHandle } from 'node:fs/promises';
import { unreadable } from '../errors.ts';
import type { Source } from '../nouns.ts';

const HEAD = 65_536;
/** Bytes of the largest file that is read whole: no photograph has more, and a sparse file may say that it has. */
const LARGEST = 2 ** 30;

/**
 * A file as a source of bytes. It is opened when it is asked for, and closed again.
 * @param path as the Result shall name it; relative ones are of the current folder
 * @throws what the system says, from `head` and `read`, or a {HotpixError} `unreadable` for folders, devices and pipes, and for more than 1 GiB
 */
export function fileSource(path: string): Source {
  return {
    path,
    head: () => withFile(path, async (file) => readInto(file, new Uint8Array(HEAD))),
    read: (lend) => withFile(path, (file, size) => readWhole(file, size, lend)),
  };
}

async function withFile<T>(path: string, use: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  // To open a pipe would wait until somebody writes to it. Windows has no such flag, and no such pipes.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw unreadable(['Expected a file, got a folder, a device or a pipe.']);
    return await use(file, stats.size);
  } finally {
    await file.close();
  }
}

async function readWhole(file: FileHandle, size: number, lend: Parameters<Source['read']>[0]): Promise<Uint8Array> {
  if (size > LARGEST) throw unreadable([`Expected a photograph of at most 1 GiB, got ${size} bytes.`]);
  // One byte more tells whether it has grown meanwhile.
  const lent = lend?.(size + 1);
  if (!lent || lent.length <= size) return file.readFile();
  const read = await readInto(file, lent.subarray(0, size + 1));
  return read.length === size ? read : file.readFile();
}

/** From the beginning of the file, and whatever was read before. */
async function readInto(file: FileHandle, buffer: Uint8Array): Promise<Uint8Array> {
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
  return buffer.subarray(0, bytesRead);
}

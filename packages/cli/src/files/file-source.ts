import { access, constants, open, stat } from 'node:fs/promises';
import type { Source } from '@hotpix/core';
import { notAFile } from '../errors.ts';

const HEAD = 65_536;

/**
 * A file as a source of bytes.
 * @param incidental whether it only lies in a folder that was named, and is not called as photographs are
 * @throws {UsageError} when there is none, and for a folder, a device or a pipe, which may have no end
 */
export function fileSource(path: string, incidental = false): Source {
  return {
    path,
    incidental,
    async read() {
      const file = await openFile(path);
      try {
        return await file.readFile();
      } finally {
        await file.close();
      }
    },
    async head() {
      const file = await openFile(path);
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD), 0, HEAD, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

/** Looks before it opens, for opening a pipe waits until somebody writes to it. */
async function openFile(path: string) {
  const stats = await stat(path).catch(explain);
  if (stats.isDirectory()) {
    const isOpen = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
    throw notAFile(isOpen ? 'a folder' : 'a folder that you have no permission to read');
  }
  if (!stats.isFile()) throw notAFile('a device or a pipe');
  return open(path).catch(explain);
}

function explain(error: NodeJS.ErrnoException): never {
  const came: Record<string, string> = {
    ENOENT: 'a path that does not exist. Check its spelling, or whether the file was moved',
    EACCES: 'one that you have no permission to read',
    EPERM: 'one that you have no permission to read',
  };
  throw notAFile(came[error.code ?? ''] ?? error.message, error);
}

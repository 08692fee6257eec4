import { access, constants, stat } from 'node:fs/promises';
import { HotpixError, type Source } from '@hotpix/core';
import { repairMarkOf } from '@hotpix/fixer';
import { notAFile } from '../file-errors.ts';
import { cameInstead, isSystemError } from '../system-errors.ts';
import { NO_FILE, openSeen, readWhole, specialAt, type OpenFile } from './ordinary-file.ts';

const HEAD = 65_536;

/**
 * A file as a source of bytes.
 * @param incidental whether it only lies in a folder that was named, and is not called as photographs are
 * @throws {UsageError} when there is none, for more than 1 GiB, and for a folder, a device or a pipe, which may have no end
 */
export function fileSource(path: string, incidental = false): Source {
  let whole: Buffer | undefined;
  return {
    path,
    incidental,
    async read(lend) {
      if (whole) return lentCopy(whole, lend);
      const opened = await openFile(path);
      try {
        return await readWhole(opened, lend).catch(explain);
      } finally {
        await opened.file.close();
      }
    },
    async head() {
      if (incidental && (await specialAt(path)) !== undefined) throw notAPhotograph();
      const { head, isWhole } = await readHead(path);
      // Whoever reads on at once has it all; later the file may have become another.
      if (isWhole) {
        whole = head;
        setImmediate(() => (whole = undefined));
      }
      return new Uint8Array(head.buffer, head.byteOffset, head.length);
    },
  };
}

function lentCopy(bytes: Buffer, lend: Parameters<Source['read']>[0]): Buffer {
  const lent = lend?.(bytes.length);
  if (!lent || lent.length < bytes.length) return bytes;
  lent.set(bytes);
  return Buffer.from(lent.buffer, lent.byteOffset, bytes.length);
}

/** The first bytes of a file, and whether that is all that it has. */
async function readHead(path: string): Promise<{ readonly head: Buffer; readonly isWhole: boolean }> {
  const { file, size } = await openFile(path);
  try {
    // One byte more tells whether it has grown meanwhile; files that the system makes up say that they are empty.
    const length = size === 0 ? HEAD : Math.min(HEAD, size + 1);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, 0).catch(explain);
    return { head: buffer.subarray(0, bytesRead), isWhole: bytesRead < length };
  } finally {
    await file.close();
  }
}

/** The same of photographs alone: of a copy that hotpix repaired all that is read is the `HotpixError` `repaired`. */
export function originalsOnly(source: Source): Source {
  return {
    ...source,
    async read(lend) {
      const bytes = await source.read(lend);
      if (!repairMarkOf(bytes)) return bytes;
      throw new HotpixError('repaired', 'Expected a photograph, got a copy that hotpix repaired. Use its original.');
    },
  };
}

async function openFile(path: string): Promise<OpenFile> {
  const stats = await stat(path).catch(explain);
  if (stats.isDirectory()) {
    const isOpen = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
    throw notAFile(isOpen ? 'a folder' : 'a folder that you have no permission to read');
  }
  if (!stats.isFile()) throw notAFile(NO_FILE);
  return openSeen(path).catch(explain);
}

/** As the core says of files that no decoder knows. */
const notAPhotograph = (): HotpixError => new HotpixError('notAPhotograph', 'Expected a photograph, got no file.');

function explain(error: NodeJS.ErrnoException): never {
  throw isSystemError(error) ? notAFile(cameInstead(error, 'read'), error) : error;
}

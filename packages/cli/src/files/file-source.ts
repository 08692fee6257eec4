import { access, constants, stat } from 'node:fs/promises';
import { HotpixError, type Source } from '@hotpix/core';
import { repairMarkOf } from '@hotpix/fixer';
import { notAFile } from '../file-errors.ts';
import { cameInstead, isSystemError } from '../system-errors.ts';
import { openOrdinary, readWhole, specialAt } from './ordinary-file.ts';

const HEAD = 65_536;

/**
 * A file as a source of bytes.
 * @param incidental whether it only lies in a folder that was named, and is not called as photographs are
 * @throws {UsageError} when there is none, for more than 1 GiB, and for a folder, a device or a pipe, which may have no end
 */
export function fileSource(path: string, incidental = false): Source {
  return {
    path,
    incidental,
    async read(lend) {
      const file = await openFile(path);
      try {
        return await readWhole(file, lend).catch(explain);
      } finally {
        await file.close();
      }
    },
    async head() {
      if (incidental && (await specialAt(path)) !== undefined) throw notAPhotograph();
      const file = await openFile(path);
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD), 0, HEAD, 0).catch(explain);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
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

async function openFile(path: string) {
  const stats = await stat(path).catch(explain);
  if (stats.isDirectory()) {
    const isOpen = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
    throw notAFile(isOpen ? 'a folder' : 'a folder that you have no permission to read');
  }
  return openOrdinary(path).catch(explain);
}

/** As the core says of files that no decoder knows. */
const notAPhotograph = (): HotpixError => new HotpixError('notAPhotograph', 'Expected a photograph, got no file.');

function explain(error: NodeJS.ErrnoException): never {
  throw isSystemError(error) ? notAFile(cameInstead(error, 'read'), error) : error;
}

/** What the system says when it refuses a path, in words and with what to do: the one place that knows its codes. */
import { getSystemErrorMap } from 'node:util';

/** What a path was to be used for. */
export type Use = 'read' | 'write';

const TOO_MANY =
  'one that the system does not open while so many other files are open. Close other programs, raise the limit (ulimit -n), or use --concurrency 1';
const TOO_LONG = 'a name that is longer than the disk takes. Use a shorter one';
const FORBIDDEN = {
  read: 'one that you have no permission to read. Change its permissions, or run as a user who may read it',
  write: 'one that you have no permission to write to. Choose another, or change its permissions',
};
const THROUGH_A_FILE = 'a path that leads through a file. Check its spelling, or choose another';
const ELSEWHERE = 'Choose a folder on another disk';

/** Each completes "Expected …, got". */
const WORDS: Readonly<Record<string, string | Readonly<Record<Use, string>> | undefined>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  ENOENT: {
    read: 'a path that does not exist. Check its spelling, or whether the file was moved',
    write: 'a path that does not exist. Check its spelling, or whether the folder was removed',
  },
  EISDIR: 'a folder. Name a file in it',
  ENOTDIR: THROUGH_A_FILE,
  EEXIST: THROUGH_A_FILE,
  ELOOP: 'a link that leads back to itself. Remove the link, or name what it should lead to',
  ENAMETOOLONG: TOO_LONG,
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  ENOSPC: 'one on a disk that is full. Make room, or choose a folder on another disk',
  EDQUOT: 'one on a disk of which your share is used up. Make room, or choose a folder on another disk',
  EFBIG: `one on a disk that takes no files of that size. ${ELSEWHERE}`,
  EROFS: `one on a disk that is read-only. ${ELSEWHERE}`,
  EIO: {
    read: 'one that the disk cannot give. Copy it anew from the card or a backup; the disk may be failing',
    write: `one on a disk that fails. ${ELSEWHERE}`,
  },
  EBUSY: 'one that another program holds. Close that program',
};

/** Whether an error is one of the system, which names a code and no way out. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** Whether a name leads nowhere on any disk, so that nothing can be written there. */
export function isBadName(error: unknown): boolean {
  return isSystemError(error) && (error.code === 'ELOOP' || error.code === 'ENAMETOOLONG');
}

/** What came instead of a path that can be used, and what to do, without a full stop at the end: completes "Expected …, got". */
export function cameInstead({ code = '', errno = 0 }: NodeJS.ErrnoException, use: Use): string {
  const words = WORDS[code];
  if (words !== undefined) return typeof words === 'string' ? words : words[use];
  const [, description = code] = getSystemErrorMap().get(errno) ?? [];
  return `one that the system refuses: ${description}`;
}

const WRITING = new Set(['mkdir', 'write', 'rename', 'link', 'unlink', 'rm', 'rmdir', 'fsync', 'ftruncate', 'chmod']);

/** A whole sentence, for what nobody expected there. */
export function sayWhole(error: NodeJS.ErrnoException): string {
  const use = WRITING.has(error.syscall ?? '') ? 'write' : 'read';
  return `Expected a ${use === 'read' ? 'file that can be read' : 'place to write to'}, got ${cameInstead(error, use)}.`;
}

import { constants } from 'node:os';
import { describe, expect, test } from 'vitest';
import { cameInstead, isSystemError, sayWhole } from '../src/system-errors.ts';

/** As Node makes them. */
function refusal(code: keyof typeof constants.errno, syscall = 'open'): NodeJS.ErrnoException {
  const errno = -constants.errno[code];
  return Object.assign(new Error(`${code}: said by the system, ${syscall} '/secret'`), { code, errno, syscall });
}

/** What people expect to read, by the manual pages open(2) and write(2). */
const MEANINGS: readonly (readonly [keyof typeof constants.errno, read: RegExp, write: RegExp])[] = [
  ['EACCES', /permission to read/, /permission to write/],
  ['EPERM', /permission to read/, /permission to write/],
  ['ENOENT', /does not exist/, /does not exist/],
  ['EISDIR', /a folder/, /a folder/],
  ['ENOTDIR', /through a file/, /through a file/],
  ['ELOOP', /leads back to itself/, /leads back to itself/],
  ['ENAMETOOLONG', /name that is longer/, /name that is longer/],
  ['EMFILE', /many other files are open/, /many other files are open/],
  ['ENFILE', /many other files are open/, /many other files are open/],
  ['ENOSPC', /disk that is full/, /disk that is full/],
  ['EDQUOT', /used up/, /used up/],
  ['EFBIG', /no files of that size/, /no files of that size/],
  ['EROFS', /read-only/, /read-only/],
  ['EIO', /disk cannot give/, /disk that fails/],
  ['EBUSY', /another program holds/, /another program holds/],
];

describe('what the system says is told in words, with what to do', () => {
  test.each(MEANINGS)('%s', (code, read, write) => {
    for (const [use, meaning] of [
      ['read', read],
      ['write', write],
    ] as const) {
      const words = cameInstead(refusal(code), use);
      expect(words).toMatch(meaning);
      // Two sentences, the second of which begins with a verb.
      expect(words).toMatch(/^[a-z][^.]+\. [A-Z][^.]+$/);
      expect(words).not.toMatch(/\bE[A-Z]{3,}\b|secret|syscall/);
    }
  });
});

test('what nobody foresaw is told in the words of the system, without its code', () => {
  const words = sayWhole(refusal('ENODEV'));
  expect(words).toBe('Expected a file that can be read, got one that the system refuses: no such device.');
});

test('a place that takes nothing is told as such', () => {
  expect(sayWhole(refusal('ENOSPC', 'write'))).toMatch(
    /^Expected a place to write to, got one on a disk that is full\./,
  );
});

test('an error of a program is none of the system', () => {
  expect(isSystemError(new TypeError('x is not a function'))).toBe(false);
  expect(isSystemError(refusal('EACCES'))).toBe(true);
});

import { expect, test } from 'vitest';
import { readRawFile } from '../src/raw-file.ts';
import { refuseCrash, refuseFault, refuseHuge, refuseTruncated, refuseUnclearXTrans } from '../src/refusal.ts';

const file = readRawFile('a.cr2', Uint8Array.of(1, 2, 3));

test.each([
  ['an empty file', refuseTruncated(readRawFile('a.cr2', new Uint8Array()))],
  ['a large file', refuseHuge(2 ** 30 + 1)],
  ['a file cut short', refuseFault(file, 'truncated', [])],
  ['a file that lacks samples', refuseFault(file, 'lacking', [])],
  ['a file that LibRaw does not know', refuseFault(file, 'unsupported', [])],
  ['a file that takes too much memory', refuseFault(file, 'memory', [])],
  ['a file that says nothing of its filters', refuseUnclearXTrans(file)],
  ['the end of a thread', refuseCrash(file, new Error('out of memory'))],
])('%s is refused with the parts of the message as details', (_, error) => {
  const { expected, came } = error?.details as { expected: string; came: string };
  expect(error?.message.startsWith(`Expected ${expected}, got ${came}`)).toBe(true);
});

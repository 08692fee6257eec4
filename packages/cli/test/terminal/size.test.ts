import { expect, test } from 'vitest';
import { roomInWords, sizeInWords } from '../../src/terminal/size.ts';

test.each([
  [1, '1 MB'],
  [349_000_001, '350 MB'],
  [1_230_000_000, '1.3 GB'],
  [2 ** 53, '9,007,200 GB'],
])('a need of %i bytes is no less than %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});

test.each([
  [999_999, '0 MB'],
  [349_999_999, '349 MB'],
  [1_290_000_000, '1.2 GB'],
])('room of %i bytes is no more than %s', (bytes, words) => {
  expect(roomInWords(bytes)).toBe(words);
});

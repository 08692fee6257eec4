import { expect, it } from 'vitest';
import { readLevels } from '../src/levels.ts';
import { FACTS, OPAQUE } from './fixtures.ts';

it('the black level of a RAF is its own word, since LibRaw shows none for each filter', () => {
  const file = { ...OPAQUE, raf: { isDiagonal: false, black: 1023 } };
  expect(readLevels(file, FACTS)).toEqual({ bits: 14, black: 1023, white: 16383 });
  expect(readLevels({ ...OPAQUE, raf: { isDiagonal: false } }, { ...FACTS, black: 64 }).black).toBe(64);
});

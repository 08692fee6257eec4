import { describe, expect, it } from 'vitest';
import { isLossy } from '../src/lossy.ts';
import { readRawFile } from '../src/raw-file.ts';
import { dngFile, OPAQUE } from './fixtures.ts';

/** A DNG whose tag 259 says another compression than the one it has. */
function fileOf(compression: number) {
  const bytes = dngFile();
  const view = new DataView(bytes.buffer);
  const entries = Array.from({ length: view.getUint16(8, true) }, (_, index) => 10 + index * 12);
  const entry = entries.find((at) => view.getUint16(at, true) === 259) ?? 0;
  view.setUint16(entry + 8, compression, true);
  return readRawFile('picture.dng', bytes);
}

describe('whether the samples went through a lossy codec', () => {
  it.each([
    ['uncompressed', 1, false],
    ['lossless JPEG', 7, false],
    ['lossy JPEG', 34892, true],
  ])('a DNG with %s', (_, compression, expected) => {
    expect(isLossy(fileOf(compression))).toBe(expected);
  });

  it('a file without tags', () => {
    expect(isLossy(OPAQUE)).toBe(false);
  });
});

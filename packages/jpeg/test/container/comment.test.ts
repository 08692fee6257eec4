import { expect, test } from 'vitest';
import { commentsOf, readJpegHeader, withComment } from '../../src/index.ts';
import { ascii, segment } from '../support/files.ts';
import { jpegOf } from '../support/pictures.ts';

const int32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

test('a comment is read again', async () => {
  const file = withComment(withComment(await jpegOf(), 'one'), 'two');
  expect(commentsOf(readJpegHeader(file))).toEqual(['one', 'two']);
});

/** CIPA DC-007, 5.2.3: sizes count from the first marker, offsets from the byte order mark of the index. */
test('a comment leaves the index of further pictures (MPF) true', async () => {
  const [first, second] = [await jpegOf(), await jpegOf({ quality: 30 })];
  const index = (size: number, offset: number): number[] => {
    const entries = [
      int32(0),
      int32(size),
      int32(0),
      int32(0),
      int32(0),
      int32(second.length),
      int32(offset),
      int32(0),
    ];
    const list = [0xb0, 0x02, 0, 7, ...int32(32), ...int32(26), ...int32(0)];
    return segment(0xe2, ...ascii('MPF\0'), ...ascii('MM'), 0, 42, ...int32(8), 0, 1, ...list, ...entries.flat());
  };
  const size = first.length + index(0, 0).length;
  const file = Uint8Array.from([...first.subarray(0, 2), ...index(size, size - 10), ...first.subarray(2), ...second]);
  const copy = withComment(file, 'a comment');
  const view = new DataView(copy.buffer);
  const grown = copy.length - file.length;
  expect(grown).toBe('a comment'.length + 4);
  expect(view.getUint32(10 + 26 + 4)).toBe(size + grown);
  expect(copy.subarray(10 + view.getUint32(10 + 26 + 16 + 8))).toEqual(second);
});

import { expect, test } from 'vitest';
import { digestOf } from '../src/names.ts';
import type { InventoryFile } from '../src/schema.ts';
import { sliced, type Listed } from '../src/slices.ts';

const looked: string[] = [];

/** A file of that many bytes with this beginning. */
const listed = (path: string, size: number, beginning = path): Listed => ({
  file: { path, size, version: '1' },
  head: async () => {
    looked.push(path);
    return new TextEncoder().encode(beginning);
  },
});
const inThem = (slices: readonly (readonly InventoryFile[])[]): string[][] =>
  slices.map((slice) => slice.map(({ path }) => path));
const numbered = (count: number): Listed[] =>
  Array.from({ length: count }, (_, i) => listed(`${String(i).padStart(3, '0')}.dng`, 1000 + i));

test('each file is in one slice, in the order of the paths, whatever the order in which they come', async () => {
  const slices = inThem(await sliced(numbered(10).reverse(), 4, digestOf));
  expect(slices.map(({ length }) => length)).toEqual([4, 4, 2]);
  expect(slices.flat()).toEqual(numbered(10).map(({ file }) => file.path));
});

test('copies come together, however far their names are apart', async () => {
  const files = [...numbered(6), listed('z.dng', 1001, '001.dng')];
  const slices = inThem(await sliced(files, 2, digestOf));
  expect(slices.find((slice) => slice.includes('001.dng'))).toContain('z.dng');
});

test('files of one size with other beginnings are parted', async () => {
  const files = ['a', 'b', 'c', 'd'].map((path) => listed(path, 5));
  expect(inThem(await sliced(files, 2, digestOf))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('only files of one size are looked into', async () => {
  looked.length = 0;
  await sliced([listed('a', 1), listed('b', 2), listed('c', 2)], 2, digestOf);
  expect(looked.sort()).toEqual(['b', 'c']);
});

test('files that come later leave the slices before them as they were', async () => {
  const before = inThem(await sliced(numbered(8), 4, digestOf));
  const after = inThem(await sliced(numbered(10), 4, digestOf));
  expect(after.slice(0, 2)).toEqual(before);
});

test('a file that cannot be read is in a slice all the same', async () => {
  const unreadable = { file: { path: 'b', size: 1, version: '1' }, head: () => Promise.reject(new Error('gone')) };
  expect(inThem(await sliced([listed('a', 1), unreadable], 4, digestOf))).toEqual([['a', 'b']]);
});

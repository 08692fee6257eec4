import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TiffError } from '../../src/errors.ts';
import { allDirectories, findTag, readTiff } from '../../src/structure/read-tiff.ts';
import { buildTiff, type Entry } from '../support/build-structure.ts';

const WIDTH: Entry = [256, 3, 1, 640];

describe('reading the structure of a TIFF file', () => {
  it.each(['II', 'MM'] as const)('reads short, long, rational and text in byte order %s', (order) => {
    const [directory] = readTiff(
      buildTiff({
        order,
        directories: { 8: { entries: [WIDTH, [257, 4, 1, 480], [271, 2, 6, 200], [33434, 5, 1, 208]] } },
        longs: { 208: 1, 212: 8 },
        text: { 200: 'Canon\0' },
      }),
    );
    expect(directory.tags.get(256)?.numbers()).toEqual([640]);
    expect(directory.tags.get(257)?.numbers()).toEqual([480]);
    expect(directory.tags.get(271)?.text()).toBe('Canon');
    expect(directory.tags.get(33434)?.numbers()).toEqual([0.125]);
  });

  it('makes no list of more than a million numbers out of the bytes of a file', () => {
    const count = 2 ** 20 + 1;
    const bytes = new Uint8Array(200 + count);
    bytes.set(buildTiff({ directories: { 8: { entries: [WIDTH, [50714, 1, count, 200]] } } }));
    const [directory] = readTiff(bytes);
    expect(() => directory.tags.get(50714)?.numbers()).toThrow(TiffError);
    expect(directory.tags.get(50714)?.bytes()).toHaveLength(count);
  });

  it('follows the chain of directories, and the pointers to sub-directories and to Exif', () => {
    const bytes = buildTiff({
      directories: {
        8: { entries: [WIDTH, [330, 4, 2, 300], [34665, 4, 1, 150]], next: 100 },
        100: { entries: [[256, 3, 1, 320]] },
        150: { entries: [[34855, 3, 1, 400]] },
        200: { entries: [[256, 3, 1, 160]] },
        250: { entries: [[256, 3, 1, 80]] },
      },
      longs: { 300: 200, 304: 250 },
    });
    const directories = readTiff(bytes);
    expect(directories).toHaveLength(2);
    expect(directories[0].subDirectories.map(({ pointer }) => pointer)).toEqual([330, 330, 34665]);
    const widths = allDirectories(directories).map(({ tags }) => tags.get(256)?.numbers()[0]);
    expect(widths).toEqual([640, 160, 80, undefined, 320]);
    expect(findTag(directories, 34855)?.numbers()).toEqual([400]);
  });

  it.each([0x4f52, 0x5352, 0x55])('reads files with the maker magic 0x%s', (magic) => {
    expect(readTiff(buildTiff({ magic, directories: { 8: { entries: [WIDTH] } } }))).toHaveLength(1);
  });

  it('reads a last directory that ends with the file', () => {
    const bytes = buildTiff({ length: 22, directories: { 8: { entries: [WIDTH], next: null } } });
    expect(readTiff(bytes)).toHaveLength(1);
  });

  it('reads a view into a larger buffer', () => {
    const bytes = buildTiff({ directories: { 8: { entries: [WIDTH] } } });
    const larger = new Uint8Array(1000);
    larger.set(bytes, 77);
    expect(findTag(readTiff(larger.subarray(77, 77 + bytes.length)), 256)?.numbers()).toEqual([640]);
  });

  it('gives no numbers for a field type that TIFF does not know', () => {
    const bytes = buildTiff({ directories: { 8: { entries: [[256, 99, 1, 640]] } } });
    expect(findTag(readTiff(bytes), 256)?.numbers()).toEqual([]);
  });
});

describe('refusing what is no TIFF file, or a damaged one', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'a header of 8 bytes, got 0 bytes'],
    ['text', new TextEncoder().encode('hello, world'), "'II' or 'MM' and 42 at its start, got the bytes 68 65 6c 6c"],
    ['a BigTIFF', buildTiff({ magic: 43 }), 'got a BigTIFF'],
    ['no directory', buildTiff({ first: 0 }), 'at least one directory, got none'],
    ['a directory outside', buildTiff({ first: 4000 }), 'inside its 400 bytes, got one at 4000'],
    ['too many entries', buildTiff({ directories: { 8: { entries: [], count: 65535 } } }), '65535 entries at 8'],
    ['a circle', buildTiff({ directories: { 8: { entries: [WIDTH], next: 8 } } }), 'each directory once'],
    [
      'a directory that is its own sub-directory',
      buildTiff({ directories: { 8: { entries: [[330, 4, 1, 8]] } } }),
      'each directory once',
    ],
    [
      'a list of sub-directories outside',
      buildTiff({ directories: { 8: { entries: [[330, 4, 0xffffffff, 100]] } } }),
      'tag 330 inside its 400 bytes, got 4294967295 values of type 4 at 100',
    ],
  ])('refuses %s', (_, bytes, words) => {
    expect(() => readTiff(bytes)).toThrow(words);
  });

  it('refuses directories nested without end', () => {
    const offsets = Array.from({ length: 10 }, (_, index) => 8 + index * 20);
    const directories = Object.fromEntries(offsets.map((at) => [at, { entries: [[330, 4, 1, at + 20] as const] }]));
    expect(() => readTiff(buildTiff({ directories }))).toThrow('nested at most 4 deep');
  });

  it('complains of a value outside the file only when it is asked for', () => {
    const [directory] = readTiff(buildTiff({ directories: { 8: { entries: [WIDTH, [37500, 7, 5000, 300]] } } }));
    expect(directory.tags.get(256)?.numbers()).toEqual([640]);
    expect(() => directory.tags.get(37500)?.bytes()).toThrow(TiffError);
  });

  it('answers or throws its own error whatever the bytes', () => {
    const good = buildTiff({
      directories: {
        8: { entries: [WIDTH, [271, 2, 6, 300], [330, 4, 2, 310], [34665, 4, 1, 150]], next: 100 },
        100: { entries: [WIDTH, [33434, 5, 1, 320]] },
        150: { entries: [[34855, 3, 1, 400]] },
        200: { entries: [WIDTH] },
        250: { entries: [[273, 4, 4, 330]] },
      },
      longs: { 310: 200, 314: 250, 320: 1, 324: 8 },
      text: { 300: 'Canon\0' },
    });
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 40 });
    const length = fc.integer({ min: 0, max: good.length });
    fc.assert(
      fc.property(damage, length, (changes, end) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        try {
          for (const { tags } of allDirectories(readTiff(bytes.subarray(0, end)))) {
            for (const tag of tags.values()) void [tag.numbers(), tag.text()];
          }
        } catch (error) {
          expect(error).toBeInstanceOf(TiffError);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

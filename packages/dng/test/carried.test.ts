import { describe, expect, it } from 'vitest';
import { allDirectories, readCarried, readDirectory, readTiff, TiffError, type TiffDirectory } from '@hotpix/tiff';
import { writeDng } from '../src/write-dng.ts';
import { IMAGE } from './image.ts';
import { layTiff, type Directory, type Tiff } from './lay-tiff.ts';

const ascii = (words: string) => ({ type: 2, bytes: new TextEncoder().encode(`${words}\0`) }) as const;

const EXIF: Directory = {
  33434: [5, 1, 8],
  36867: ascii('1999:12:31 23:59:59'),
  37500: { type: 7, bytes: Uint8Array.from({ length: 80 }, (_, at) => at) },
  37510: { type: 7, bytes: new TextEncoder().encode('ASCII\0\0\0words') },
  40962: [3, 640],
  42034: [5, 24, 1, 70, 1, 28, 10, 4, 1],
};
const FILE: Directory = {
  271: ascii('Another maker'),
  315: ascii('somebody'),
  700: { type: 1, bytes: new TextEncoder().encode('<x:xmpmeta/>') },
  33432: ascii('(c) somebody'),
  34665: { directories: [EXIF] },
  34853: { directories: [{ 1: ascii('N'), 2: [5, 48, 1, 30, 1, 99, 10] }] },
};
const tiff = (order: Tiff['order'] = 'MM', change: Directory = {}): Uint8Array =>
  layTiff({ order, chain: [{ ...FILE, ...change }], shuffle: [3, 1, 7] }).bytes;

describe.each(['II', 'MM'] as const)('what a %s file says of its picture', (order) => {
  const file = writeDng({ ...IMAGE, carried: readCarried(tiff(order)) });
  const [first] = readTiff(file);
  const exif = allDirectories([first]).find(({ pointer }) => pointer === 34665)!;
  const textOf = ({ tags }: TiffDirectory, tag: number): string | undefined => tags.get(tag)?.text();

  it('is said by another as well: author, copyright, XMP', () => {
    expect([315, 700, 33432].map((tag) => textOf(first, tag))).toEqual(['somebody', '<x:xmpmeta/>', '(c) somebody']);
  });

  it('so are the facts of Exif', () => {
    expect(exif.tags.get(42034)?.numbers()).toEqual([24, 70, 2.8, 4]);
    expect(textOf(exif, 37510)).toBe('ASCII');
  });

  it('and of GPS', () => {
    const gps = readDirectory(file, first.tags.get(34853)!.numbers()[0]);
    expect([textOf(gps, 1), gps.tags.get(2)?.numbers()]).toEqual(['N', [48, 30, 9.9]]);
  });

  it('goes behind what is known better', () => {
    expect([textOf(first, 271), exif.tags.get(33434)?.numbers(), textOf(exif, 36867)]).toEqual([
      'Canon',
      [1 / 60],
      '2021:04:08 14:51:12',
    ]);
  });

  it('leaves behind what is true of its own places and sizes alone', () => {
    expect([37500, 40962].map((tag) => exif.tags.has(tag))).toEqual([false, false]);
  });
});

describe('a damaged original', () => {
  it('leaves behind values that are too large, and takes the others', () => {
    const large = { 700: { type: 1, bytes: new Uint8Array(1_100_000) } } as const;
    expect(readCarried(tiff('II', large)).file.map(({ tag }) => tag)).toEqual([315, 33432]);
  });

  it('leaves behind values outside the file', () => {
    // In the reverse of their order: the directory, the copyright, the author.
    const chain = [{ 315: ascii('somebody'), 33432: ascii('(c) somebody') }];
    const { bytes } = layTiff({ order: 'II', chain, shuffle: [1008] });
    expect(readCarried(bytes.subarray(0, -1)).file.map(({ tag }) => tag)).toEqual([33432]);
  });

  it('is refused where it is no TIFF', () => {
    expect(() => readCarried(new Uint8Array(100))).toThrow(TiffError);
  });
});

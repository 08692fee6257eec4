import { describe, expect, test } from 'vitest';
import { openJpeg, replaceThumbnail, thumbnailOf } from '../../src/index.ts';
import { ascii, restarted, segment } from '../support/files.ts';
import { jpegOf } from '../support/pictures.ts';

/** Little-endian; an empty first directory, then one with offset (0201) and length (0202) of what follows it. */
const exif = (thumbnail: Uint8Array, length = thumbnail.length): number[] => {
  const entry = (tag: number, value: number): number[] => [
    ...[tag & 255, tag >> 8, 4, 0, 1, 0, 0, 0],
    ...[value & 255, value >> 8, 0, 0],
  ];
  const first = [...ascii('II'), 42, 0, 8, 0, 0, 0, 0, 0, 14, 0, 0, 0];
  const second = [2, 0, ...entry(0x0201, 44), ...entry(0x0202, length), 0, 0, 0, 0];
  return segment(0xe1, ...ascii('Exif\0\0'), ...first, ...second, ...thumbnail);
};
const withExif = (file: Uint8Array, bytes: number[]): Uint8Array =>
  Uint8Array.from([...file.subarray(0, 2), ...bytes, ...file.subarray(2)]);

describe('the thumbnail', () => {
  test('is found where the Exif data has it, and opens like any JPEG', async () => {
    const small = restarted();
    const file = withExif(await jpegOf(), exif(small));
    const { offset, length } = thumbnailOf(file)!;
    expect(file.subarray(offset, offset + length)).toEqual(small);
    expect(openJpeg(file.subarray(offset, offset + length)).height).toBe(24);
  });

  test('gives way to one that is shorter, and nothing else changes', async () => {
    const file = withExif(await jpegOf(), exif(Uint8Array.from([...restarted(), 1, 2, 3])));
    const { offset, length } = thumbnailOf(file)!;
    const other = restarted([[0x93], [0x93], [0x93]]);
    const replaced = replaceThumbnail(file, other);
    expect(replaced.length).toBe(file.length);
    expect([...replaced.subarray(offset, offset + length)]).toEqual([...other, 0, 0, 0]);
    expect(replaced.subarray(0, offset)).toEqual(file.subarray(0, offset));
    expect(replaced.subarray(offset + length)).toEqual(file.subarray(offset + length));
  });

  test('does not give way to one that is longer', async () => {
    const file = withExif(await jpegOf(), exif(restarted()));
    const longer = Uint8Array.from([...restarted(), 0]);
    expect(() => replaceThumbnail(file, longer)).toThrow(expect.objectContaining({ code: 'badThumbnail' }));
  });

  test.each([
    ['without Exif data', []],
    ['whose Exif data is cut short', segment(0xe1, ...ascii('Exif\0\0II'), 42, 0, 8, 0)],
    ['whose thumbnail would end outside', exif(restarted(), 60_000)],
    ['whose thumbnail is no JPEG', exif(Uint8Array.from([1, 2, 3, 4]))],
  ])('is absent from a file %s', async (_, bytes) => {
    const file = withExif(await jpegOf(), bytes);
    expect(thumbnailOf(file)).toBeUndefined();
    expect(() => replaceThumbnail(file, restarted())).toThrow(expect.objectContaining({ code: 'badThumbnail' }));
  });
});

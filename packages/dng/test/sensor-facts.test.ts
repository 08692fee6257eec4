import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { allDirectories, findTag, readTiff } from '@hotpix/tiff';
import type { DngImage } from '../src/dng-image.ts';
import { writeDng, type DngOptions } from '../src/write-dng.ts';
import { IMAGE } from './image.ts';

const tagOf = (image: DngImage, tag: number, options?: DngOptions) => findTag(readTiff(writeDng(image, options)), tag);
const numbersOf = (image: DngImage, tag: number) => tagOf(image, tag)?.numbers();

describe('what a DNG says of sensor and lens', () => {
  it('gives black levels for each filter, anchored at the corner of the active area', () => {
    // Stored rows begin 1 2 and 3 4: at (1, 1) the pattern begins with 4.
    const blackPattern = [
      [1, 2],
      [3, 4.5],
    ];
    expect(numbersOf({ ...IMAGE, blackPattern }, 50713)).toEqual([2, 2]);
    expect(numbersOf({ ...IMAGE, blackPattern }, 50714)).toEqual([4.5, 3, 2, 1]);
  });

  it('gives 36 levels for X-Trans', () => {
    const blackPattern = Array.from({ length: 6 }, (_, y) => Array.from({ length: 6 }, (__, x) => 6 * y + x));
    const image = { ...IMAGE, blackPattern, active: { x: 0, y: 0, width: 6, height: 5 } };
    expect(numbersOf(image, 50713)).toEqual([6, 6]);
    expect(numbersOf(image, 50714)).toEqual(blackPattern.flat());
  });

  it('lists masked areas as top, left, bottom, right', () => {
    const masked = [
      { x: 0, y: 0, width: 6, height: 1 },
      { x: 4, y: 1, width: 2, height: 4 },
    ];
    expect(numbersOf({ ...IMAGE, masked }, 50830)).toEqual([0, 0, 1, 6, 1, 4, 5, 6]);
    expect(numbersOf(IMAGE, 50830)).toBeUndefined();
  });

  it('stretches oblong pixels', () => {
    expect(numbersOf({ ...IMAGE, pixelAspect: 1.5 }, 50718)).toEqual([1.5, 1]);
    expect(numbersOf(IMAGE, 50718)).toBeUndefined();
  });

  it('names the lens and its focal length', () => {
    const image = { ...IMAGE, lens: 'EF 35mm f/2', focalLength: 35 };
    expect(tagOf(image, 42036)?.text()).toBe('EF 35mm f/2');
    expect(numbersOf(image, 37386)).toEqual([35]);
  });
});

describe('the digest of the samples', () => {
  const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest();
  const [width, height] = [300, 260];
  const samples = Uint16Array.from({ length: width * height }, (_, index) => index % 16384);
  const image = { ...IMAGE, samples, width, height };

  it('is the one that dng_validate of the DNG SDK 1.4 takes for right', () => {
    const digest = tagOf(image, 51111, { md5 })!.bytes();
    expect(Buffer.from(digest).toString('hex')).toBe('b8757b5b36de708719b2ce4dcbfdaec4');
  });

  it('is left out without a way to make it', () => {
    expect(tagOf(image, 51111)).toBeUndefined();
  });
});

describe('a DNG with a preview', () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 1, 2, 3, 0xff, 0xd9);
  const bytes = writeDng({ ...IMAGE, preview: { jpeg, width: 3, height: 2 } });
  const [first] = readTiff(bytes);
  const [raw, exif] = first.subDirectories;
  const numbers = (directory: typeof first, tag: number) => directory.tags.get(tag)?.numbers();

  it('shows it first, and the raw image below', () => {
    expect([254, 256, 257, 259, 262].map((tag) => numbers(first, tag))).toEqual([[1], [3], [2], [7], [6]]);
    expect([254, 256, 257, 262].map((tag) => numbers(raw, tag))).toEqual([[0], [6], [5], [32803]]);
    expect(numbers(exif, 33437)).toEqual([2.8]);
  });

  it('holds it byte for byte', () => {
    const [[offset], [length]] = [numbers(first, 273)!, numbers(first, 279)!];
    expect(bytes.slice(offset, offset + length)).toEqual(jpeg);
  });

  it('says what holds for the whole file in the first directory, once', () => {
    const whole = [271, 272, 274, 305, 34665, 50706, 50707, 50708, 50721, 50778, 50827];
    expect(whole.filter((tag) => !first.tags.has(tag))).toEqual([]);
    expect(whole.filter((tag) => raw.tags.has(tag))).toEqual([]);
  });

  it('sorts the entries of every directory', () => {
    for (const { tags } of allDirectories(readTiff(bytes))) {
      expect([...tags.keys()]).toEqual([...tags.keys()].sort((a, b) => a - b));
    }
  });
});

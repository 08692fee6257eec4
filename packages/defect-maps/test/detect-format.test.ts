import { describe, expect, it } from 'vitest';
import { detectFormat } from '../src/detect-format.ts';
import { FORMAT_NAMES } from '../src/names.ts';
import { readDefectMap } from '../src/read-defect-map.ts';
import { writeDefectMap } from '../src/write-defect-map.ts';
import { GEOMETRY, mapOf, PICTURE, pixel, toBytes } from './support/maps.ts';

describe('the format of a file', () => {
  it.each(FORMAT_NAMES)('%s is told by its content, whatever its name is', (format) => {
    const map = { ...mapOf(pixel(4, 4)), ...(format === 'jpegpixi' && PICTURE) };
    expect(detectFormat(writeDefectMap(format, map).bytes, 'list')).toBe(format);
  });

  it.each([
    ['.badpixels', 'dcraw'],
    ['photos/.badpixels', 'dcraw'],
    ['Nikon D70.badpixels', 'rawtherapee'],
    ['camera.LST', 'siril'],
    ['notes.txt', undefined],
  ])('of a list without entries is told by its name %s', (name, format) => {
    expect(detectFormat(toBytes('# nothing\n\n'), name)).toBe(format);
  });

  it('of a .badpixels of a camera is dcraw where its lines have a time', () => {
    expect(detectFormat(toBytes('1 2 0\n'), 'Nikon D70.badpixels')).toBe('dcraw');
  });

  it.each([
    ['a JPEG', 'ffd8ffe000104a464946002c'],
    ['a TIFF or DNG', '49492a000800000041412c41'],
  ])('of %s is none, whatever its bytes look like', (_, hex) => {
    expect(detectFormat(Buffer.from(hex.padEnd(512, '41'), 'hex'), 'photo.csv')).toBeUndefined();
  });

  it('of JSON on one long line is told', () => {
    expect(detectFormat(toBytes(`{"format":"${'x'.repeat(2000)}"}`), '')).toBe('json');
  });

  it('of anything else is asked for', () => {
    expect(() => readDefectMap(toBytes('hello\n'), 'a.txt', GEOMETRY)).toThrow(
      "Expected a list of bad pixels (dcraw, rawtherapee, siril, pixinsight, jpegpixi, dng-opcodes, csv, json, png, fits) in 'a.txt', got something else.",
    );
  });
});

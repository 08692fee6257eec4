import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/detect-format.ts';
import { readDefectMap } from '../../src/read-defect-map.ts';
import { writeDefectMap } from '../../src/write-defect-map.ts';
import { GEOMETRY, mapOf, pixel } from '../support/maps.ts';

/** Big-endian words of 32 bits, as chapter 7 of the DNG specification lays an opcode list out. */
const words = (...values: number[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => [value >>> 24, value >>> 16, value >>> 8, value]));

const HEADER = [0x01030000, 1];
/** Two points and the rectangle with the rows 2 to 4 and the column 5, in an RGGB mosaic. */
const LIST = [5, ...HEADER, 44, 1, 2, 1, ...[4, 3, 0, 19], ...[2, 5, 5, 6]];
const CONSTANT = [4, ...HEADER, 8, 7, 1];
/** TrimBounds, of which no map is made. */
const TRIM = [6, ...HEADER, 16, 0, 0, 12, 20];

const read = (bytes: Uint8Array) => readDefectMap(bytes, 'list', GEOMETRY, 'dng-opcodes');

describe('an opcode list of DNG', () => {
  it('gives points and rectangles in stored coordinates, and the value that marks bad pixels', () => {
    const { defects, badValue } = read(words(3, ...TRIM, ...CONSTANT, ...LIST));
    expect(defects).toEqual([pixel(3, 4), pixel(19, 0), { x: 5, y: 2, width: 1, height: 3 }]);
    expect(badValue).toBe(7);
  });

  it('is written with the phase of the mosaic, points before rectangles', () => {
    const map = mapOf({ x: 5, y: 2, width: 1, height: 3 }, pixel(3, 4), pixel(19, 0));
    expect(writeDefectMap('dng-opcodes', map).bytes).toEqual(words(1, ...LIST));
    expect(writeDefectMap('dng-opcodes', { ...map, badValue: 7 }).bytes).toEqual(words(2, ...CONSTANT, ...LIST));
    expect(writeDefectMap('dng-opcodes', { ...mapOf(), badValue: 7 }).bytes).toEqual(words(1, ...CONSTANT));
  });

  it.each([
    ['GR', 'BG', 0],
    ['RG', 'GB', 1],
    ['BG', 'GR', 2],
    ['GB', 'RG', 3],
  ])('says of %s/%s that its phase is %4$d', (upper, lower, phase) => {
    const { bytes } = writeDefectMap('dng-opcodes', { ...mapOf(pixel(1, 1)), mosaic: [upper, lower] });
    expect(bytes[23]).toBe(phase);
  });

  it.each([[undefined], [['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG']]])(
    'is not written for the mosaic %j',
    (mosaic) => {
      expect(() => writeDefectMap('dng-opcodes', { ...mapOf(pixel(1, 1)), mosaic })).toThrow(
        /^Expected a mosaic of GR\/BG/,
      );
    },
  );

  it.each([
    ['ends inside an opcode', words(1, 5, ...HEADER, 44, 1, 2, 1)],
    ['claims more opcodes than it has', words(2, ...LIST)],
    ['claims four billion points', words(1, 5, ...HEADER, 12, 1, 0xffffffff, 0)],
    ['claims points that overflow to the right length', words(1, 5, ...HEADER, 12, 1, 0x20000000, 0)],
    ['ends before its count', Uint8Array.of(0, 0)],
    ['claims a million opcodes', words(1_000_000)],
    ['has a constant of the wrong length', words(1, 4, ...HEADER, 4, 7)],
  ])('that %s is refused', (_, bytes) => {
    expect(() => read(bytes)).toThrow(/^Expected .* in (the opcode list|opcode \d), got /);
  });

  it.each([
    ['point', [5, ...HEADER, 20, 1, 1, 0, 12, 3]],
    ['rectangle', [5, ...HEADER, 28, 1, 0, 1, 0, 0, 13, 1]],
    ['rectangle without pixels', [5, ...HEADER, 28, 1, 0, 1, 3, 3, 3, 4]],
    ['negative position', [5, ...HEADER, 20, 1, 1, 0, -1, 3]],
  ])('with a %s outside is refused', (_, opcode) => {
    expect(() => read(words(1, ...opcode))).toThrow(/from \(0, 0\) to \(19, 11\) in opcode 1, entry 1, got/);
  });

  it('is told from other bytes', () => {
    expect(detectFormat(words(1, ...LIST), 'list')).toBe('dng-opcodes');
    expect(detectFormat(words(1, ...LIST, 0), 'list')).toBe(undefined);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersect, type Geometry, type MappedDefect } from '../src/defect-map.ts';
import { DefectMapError } from '../src/errors.ts';
import { FORMAT_NAMES } from '../src/names.ts';
import { readDefectMap } from '../src/read-defect-map.ts';
import { writeDefectMap } from '../src/write-defect-map.ts';
import { GEOMETRY, mapOf, PICTURE, pixel, pixelsIn } from './support/maps.ts';

const VISIBLE = new Set<string>(['dcraw', 'rawtherapee', 'siril', 'pixinsight']);

const defect = (): fc.Arbitrary<MappedDefect> =>
  fc
    .tuple(fc.nat(19), fc.nat(11), fc.nat(19), fc.nat(11))
    .map(([x, y, right, bottom]) => ({ x, y, width: 1 + (right % (20 - x)), height: 1 + (bottom % (12 - y)) }));

describe.each(FORMAT_NAMES.filter((format) => format !== 'jpegpixi'))('a map in the format %s', (format) => {
  it('comes back with the same pixels, of those that the program can repair', () => {
    fc.assert(
      fc.property(fc.array(defect(), { maxLength: 8 }), (defects) => {
        const { bytes, fileName, omitted } = writeDefectMap(format, mapOf(...defects));
        const { active } = GEOMETRY;
        const expected = defects.flatMap((each) => (VISIBLE.has(format) ? (intersect(each, active) ?? []) : each));
        expect(pixelsIn(readDefectMap(bytes, fileName, GEOMETRY, format).defects)).toEqual(pixelsIn(expected));
        expect(omitted).toBe(defects.length - expected.length);
      }),
    );
  });
});

describe('a map in the format jpegpixi', () => {
  it('comes back with all pixels of its spots, in blocks that do not touch', () => {
    fc.assert(
      fc.property(fc.array(defect(), { maxLength: 8 }), (defects) => {
        const { bytes } = writeDefectMap('jpegpixi', { ...PICTURE, defects });
        const blocks = readDefectMap(bytes, 'list', PICTURE, 'jpegpixi').defects;
        expect(pixelsIn(blocks)).toEqual(expect.arrayContaining(pixelsIn(defects)));
        const grown = blocks.map((each) => ({ ...each, width: each.width + 1, height: each.height + 1 }));
        const touching = grown.filter((a) => grown.some((b) => a !== b && intersect(a, b)));
        expect(touching).toEqual([]);
      }),
    );
  });
});

describe.each(FORMAT_NAMES)('bytes in the format %s that are none of it', (format) => {
  it('end in an error of this package, or in defects inside the frame', () => {
    const start = writeDefectMap(format, { ...mapOf(pixel(4, 4)), ...(format === 'jpegpixi' && PICTURE) }).bytes;
    const damaged = fc
      .tuple(fc.nat(start.length), fc.uint8Array({ maxLength: 40 }), fc.nat(start.length))
      .map(([to, junk, from]) => Uint8Array.from([...start.subarray(0, to), ...junk, ...start.subarray(from)]));
    fc.assert(
      fc.property(damaged, (bytes) => {
        try {
          const { defects } = readDefectMap(bytes, 'list', GEOMETRY, format);
          expect(defects.every((each) => each.x + each.width <= 20 && each.y + each.height <= 12)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DefectMapError);
        }
      }),
    );
  });
});

describe('what no format can say', () => {
  it.each([
    ['a frame without pixels', { ...GEOMETRY, width: 0 }, 'Expected a stored frame of whole pixels, got 0 x 12.'],
    [
      'an active rectangle outside',
      { ...GEOMETRY, width: 18 },
      /^Expected an active rectangle within the stored 18 x 12 pixels/,
    ],
  ] satisfies [string, Geometry, string | RegExp][])('%s is refused', (_, geometry, message) => {
    expect(() => writeDefectMap('csv', { ...geometry, defects: [] })).toThrow(message);
    expect(() => readDefectMap(new Uint8Array(), '.badpixels', geometry)).toThrow(message);
  });

  it('a defect outside the frame is refused', () => {
    expect(() => writeDefectMap('dcraw', mapOf(pixel(20, 0)))).toThrow(
      'Expected defects within the stored 20 x 12 pixels, got 1 x 1 pixels at (20, 0).',
    );
  });

  it('a list of more than a million pixels is refused', () => {
    const huge = { width: 2000, height: 1000, active: { x: 0, y: 0, width: 2000, height: 1000 } };
    const defects = [{ x: 0, y: 0, width: 2000, height: 501 }];
    expect(() => writeDefectMap('dcraw', { ...huge, defects })).toThrow(/^Expected defects of at most 1000000 pixels/);
  });

  it('a line longer than any program reads is refused', () => {
    const bytes = new TextEncoder().encode(`1 1 0\n${' '.repeat(2000)}\n`);
    expect(() => readDefectMap(bytes, '', GEOMETRY)).toThrow(/^Expected at most 1000 bytes in line 2, got 2000/);
  });
});

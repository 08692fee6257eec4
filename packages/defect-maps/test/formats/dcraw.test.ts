import { describe, expect, it } from 'vitest';
import type { Geometry } from '../../src/defect-map.ts';
import { GEOMETRY, mapOf, pixel, read, written } from '../support/maps.ts';

/** Canon PowerShot G2, whose list comes with dcraw. */
const G2: Geometry = { width: 2376, height: 1728, active: { x: 12, y: 6, width: 2312, height: 1720 } };

describe('a list of dcraw', () => {
  it('is read as its documentation shows it, with the time from which a pixel is bad', () => {
    const text = [
      '# Format is: pixel column, pixel row, UNIX time of death',
      ' 962   91 1028350000',
      '',
      ' 621  943 0',
      '2181 1532 0 # seen in low light',
      '640 157 1139000000# February 2-5, 2006',
    ].join('\r\n');
    expect(read(text, 'dcraw', G2)).toEqual([
      pixel(974, 97, { since: 1028350000 }),
      pixel(633, 949),
      pixel(2193, 1538),
      pixel(652, 163, { since: 1139000000 }),
    ]);
  });

  it('is written in the coordinates of the visible area, a line per pixel', () => {
    const map = mapOf(pixel(3, 2), { x: 10, y: 4, width: 2, height: 1, since: 1028350000 });
    expect(written('dcraw', map)).toBe(
      [
        '# Nikon D70 20.1',
        '# x y time, from the top left of the visible 16 x 9 pixels',
        '0 0 0',
        '7 2 1028350000',
        '8 2 1028350000',
        '',
      ].join('\n'),
    );
  });

  it('is refused with the number of the line that lies outside', () => {
    expect(() => read('# one\n15 8 0\n16 8 0\n', 'dcraw')).toThrow(
      'Expected positions from (0, 0) to (15, 8) in line 3, got 1 x 1 pixels at (16, 8): ' +
        'the list is of another camera, or counts from another corner.',
    );
  });

  it.each(['1 2', 'hot 1 2', '1.5 2 0', '1 2 0x', '-1 2 0', '99999999999999999999 2 0'])(
    'refuses the line %j',
    (line) => {
      expect(() => read(`1 1 0\n${line}\n`, 'dcraw')).toThrow(/in line 2, got/);
    },
  );

  it('is not written with a time that dcraw cannot hold', () => {
    expect(() => written('dcraw', mapOf(pixel(4, 4, { since: 2 ** 31 })))).toThrow(
      "Expected Unix times up to 2147483647 for a list in the format 'dcraw', got 2147483648.",
    );
  });

  it('has no line longer than the 127 characters that dcraw reads, whatever the camera is called', () => {
    const camera = { make: 'x'.repeat(500), model: 'two\nlines é', serial: '' };
    const lines = written('dcraw', { ...GEOMETRY, camera, defects: [pixel(4, 4)] }).split('\n');
    expect(lines).toHaveLength(4);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(127);
  });
});

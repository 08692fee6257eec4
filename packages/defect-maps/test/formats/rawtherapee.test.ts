import { describe, expect, it } from 'vitest';
import { GEOMETRY, mapOf, pixel, read, written } from '../support/maps.ts';
import { writeDefectMap } from '../../src/write-defect-map.ts';

describe('a list of RawTherapee', () => {
  it('is read with its remarks passed over', () => {
    expect(read('# mine\n2 3\n4 5 a remark\n', 'rawtherapee')).toEqual([pixel(5, 5), pixel(7, 7)]);
  });

  it('adds a number that stands alone in its first line to every x and y', () => {
    expect(read('-4\n6 7\n', 'rawtherapee')).toEqual([pixel(5, 5)]);
  });

  it('takes such a number for an error in any other line', () => {
    expect(() => read('6 7\n-4\n', 'rawtherapee')).toThrow("Expected 'x y', two whole numbers in line 2, got '-4'.");
  });

  it('is written in the coordinates of the visible area', () => {
    expect(written('rawtherapee', mapOf(pixel(3, 2), pixel(18, 10)))).toBe(
      '# Nikon D70 20.1: x y, from the top left of the visible 16 x 9 pixels\n0 0\n15 8\n',
    );
  });

  it.each([
    [{ make: 'NIKON CORPORATION', model: 'NIKON D70', serial: '20.1' }, 'Nikon D70 20.1.badpixels'],
    [{ make: 'NIKON CORPORATION', model: 'NIKON D70', serial: '' }, 'Nikon D70.badpixels'],
    [{ make: 'Canon', model: 'Canon EOS 5D', serial: '' }, 'Canon EOS 5D.badpixels'],
    [{ make: 'OLYMPUS IMAGING CORP.', model: 'E-M10', serial: '' }, 'Olympus E-M10.badpixels'],
    [{ make: 'RICOH IMAGING COMPANY, LTD.', model: 'PENTAX K-1', serial: '' }, 'Pentax K-1.badpixels'],
    [{ make: 'DJI', model: 'FC7303', serial: 'a/b\\c' }, 'DJI FC7303 a_b_c.badpixels'],
    [{ make: '', model: '', serial: '' }, 'Make Model.badpixels'],
  ])('of the camera %j is called %s', (camera, name) => {
    expect(writeDefectMap('rawtherapee', { ...GEOMETRY, camera, defects: [] }).fileName).toBe(name);
  });
});

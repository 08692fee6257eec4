import { describe, expect, it } from 'vitest';
import { readCamera } from '../src/camera.ts';
import { readRawFile } from '../src/raw-file.ts';
import { dngFile, FACTS, OPAQUE } from './fixtures.ts';

const DNG = readRawFile('picture.dng', dngFile({ make: 'Canon', model: 'Canon PowerShot S40' }));

describe('the camera of a raw file', () => {
  it('is what LibRaw says', () => {
    const facts = { ...FACTS, make: 'Nikon ', model: 'D3200', serial: '8964244' };
    expect(readCamera(DNG, facts)).toEqual({ make: 'Nikon', model: 'D3200', serial: '8964244' });
  });

  it.each(['2312x1720', '', '  ', '640 X 480'])('comes from the tags where LibRaw says %j', (model) => {
    const camera = { make: 'Canon', model: 'Canon PowerShot S40', serial: '' };
    expect(readCamera(DNG, { ...FACTS, make: '', model })).toEqual(camera);
  });

  it('keeps a model that has an x between digits in it', () => {
    expect(readCamera(OPAQUE, { ...FACTS, model: 'TG-6x7 Pro' }).model).toBe('TG-6x7 Pro');
  });

  it('comes from CIFF alone where there is one', () => {
    const ciff = { make: 'Canon', model: 'Canon PowerShot S40', serial: '' };
    const facts = { ...FACTS, make: 'Canon', model: '2312x1720', serial: '1135765596' };
    expect(readCamera({ ...OPAQUE, ciff }, facts)).toEqual(ciff);
  });

  it.each(['0', '0000000', ' '])('has no serial number where the file says %j', (serial) => {
    expect(readCamera(OPAQUE, { ...FACTS, serial }).serial).toBe('');
  });

  it.each([
    ['LibRaw first', { serial: '11' }, { noteSerial: '22' }, '11'],
    ["the maker's note where LibRaw has none", { internalSerial: '33' }, { noteSerial: '22' }, '22'],
    ['the factory where neither has one', { internalSerial: '33' }, {}, '33'],
    ['LibRaw, above 2 147 483 647, which it cannot count', { serial: '-1294967296' }, {}, '3000000000'],
  ])('has its serial number of %s', (_, facts, file, serial) => {
    expect(readCamera({ ...OPAQUE, ...file }, { ...FACTS, ...facts }).serial).toBe(serial);
  });

  it("finds the serial number in the maker's note of a file that is built as TIFF", () => {
    const head = Buffer.from('II*\0\x08\0\0\0', 'latin1');
    const entry = (tag: number, type: number, count: number, value: number): Buffer => {
      const bytes = Buffer.alloc(12);
      bytes.writeUInt16LE(tag);
      bytes.writeUInt16LE(type, 2);
      bytes.writeUInt32LE(count, 4);
      bytes.writeUInt32LE(value, 8);
      return bytes;
    };
    const one = Buffer.from([1, 0]);
    const image = [Buffer.from([2, 0]), entry(0x10f, 2, 6, 38), entry(0x8769, 4, 1, 44), Buffer.alloc(4)];
    const exif = [one, entry(0x927c, 7, 14, 58)];
    const note = [one, entry(0xc, 4, 1, 1731000068)];
    const file = Buffer.concat([head, ...image, Buffer.from('Canon\0'), ...exif, ...note]);
    expect(readRawFile('picture.cr2', file).noteSerial).toBe('1731000068');
  });

  it('has no control characters in its names', () => {
    expect(readCamera(OPAQUE, { ...FACTS, model: 'X\x1b[31m\tY\0junk' }).model).toBe('X [31m Y');
  });
});

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

  it('has no control characters in its names', () => {
    expect(readCamera(OPAQUE, { ...FACTS, model: 'X\x1b[31m\tY\0junk' }).model).toBe('X [31m Y');
  });
});

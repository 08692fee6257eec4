import { afterEach, describe, expect, it } from 'vitest';
import { readCapture } from '../src/capture.ts';
import { readRawFile } from '../src/raw-file.ts';
import { dngFile, exifFile, FACTS, OPAQUE } from './fixtures.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('how a raw picture was taken', () => {
  it('says nothing but the orientation where LibRaw knows nothing', () => {
    expect(readCapture(OPAQUE, FACTS)).toEqual({ orientation: 1 });
  });

  it('takes over what LibRaw knows', () => {
    const lens = { focalLength: 35, lens: ' EF 35mm\0 ' };
    const facts = { ...FACTS, ...lens, iso: 400, shutter: 0.25, aperture: 2.8, firmware: ' 1.10 ' };
    expect(readCapture(OPAQUE, facts)).toEqual({
      iso: 400,
      exposure: 0.25,
      aperture: 2.8,
      focalLength: 35,
      lens: 'EF 35mm',
      firmware: '1.10',
      orientation: 1,
    });
  });

  // LibRaw reads 1 s and f/1 out of logarithms of 0.
  it.each([
    ['0, as Magic Lantern writes it', { 0x829a: [0, 1], 0x829d: [0, 1], 0x9201: [0, 1], 0x9202: [0, 1] }],
    ['0 parts of 0', { 0x829a: [0, 0], 0x829d: [0, 0], 0x9201: [0, 1], 0x9202: [0, 1] }],
    ['a part of 0', { 0x829a: [1, 0], 0x829d: [1, 0], 0x9201: [0, 1], 0x9202: [0, 1] }],
    ['absent, and its logarithm 0', { 0x9201: [0, 1], 0x9202: [0, 1] }],
  ] as const)('knows no exposure and no aperture that is %s', (_, fractions) => {
    const { exposure, aperture } = readCapture(exifFile(fractions), { ...FACTS, shutter: 1, aperture: 1 });
    expect([exposure, aperture]).toEqual([undefined, undefined]);
  });

  it.each([
    ['itself', { 0x829a: [1, 1], 0x829d: [1, 1], 0x9201: [0, 1], 0x9202: [0, 1] }],
    ['by its logarithm', { 0x829a: [0, 1], 0x829d: [0, 1], 0x9201: [1, 2], 0x9202: [1, 2] }],
    ['in a place that LibRaw alone knows', {}],
  ] as const)('takes over an exposure and an aperture that the file gives %s', (_, fractions) => {
    const { exposure, aperture } = readCapture(exifFile(fractions), { ...FACTS, shutter: 1, aperture: 1.4 });
    expect([exposure, aperture]).toEqual([1, 1.4]);
  });

  it('knows what the focal length would be on 35 mm film', () => {
    expect(readCapture(exifFile({ 41989: [26, 1] }), FACTS).equivalentFocalLength).toBe(26);
  });

  it.each([
    ['of the sensor first', [31, 40], 31],
    ['of the camera where the sensor gives none', [-1000, 40], 40],
    ['of 0 degrees', [0, -1000], 0],
  ])('gives the temperature %s', (_, temperatures, expected) => {
    expect(readCapture(OPAQUE, { ...FACTS, temperatures }).temperature).toBe(expected);
  });

  // dcraw makes its flip of the Exif orientations 1 to 8 by the table 0, 1, 3, 2, 4, 6, 7, 5.
  it.each([
    [0, 1],
    [1, 2],
    [3, 3],
    [2, 4],
    [4, 5],
    [6, 6],
    [7, 7],
    [5, 8],
  ])('turns flip %i into orientation %i', (flip, orientation) => {
    expect(readCapture(OPAQUE, { ...FACTS, flip }).orientation).toBe(orientation);
  });

  it.each(['UTC', 'America/New_York', 'Asia/Kolkata'])('reads the clock of the camera in time zone %s', (name) => {
    process.env.TZ = name;
    const timestamp = new Date(2021, 3, 8, 14, 51, 12).getTime() / 1000;
    expect(readCapture(OPAQUE, { ...FACTS, timestamp }).taken).toBe('2021-04-08T14:51:12');
  });

  it('prefers the words of the file to the number LibRaw made of them', () => {
    const file = readRawFile('picture.dng', dngFile({ taken: '2021-10-31T02:30:00' }));
    expect(readCapture(file, { ...FACTS, timestamp: 1 }).taken).toBe('2021-10-31T02:30:00');
  });

  it('finds the firmware where Exif 3.0 has it', () => {
    const file = readRawFile('picture.dng', dngFile({ firmware: '2.01' }));
    expect(readCapture(file, FACTS).firmware).toBe('2.01');
  });

  it('gives no time where the clock was never set', () => {
    const file = readRawFile('picture.dng', dngFile({ taken: '0000-00-00T00:00:00' }));
    expect(readCapture(file, FACTS).taken).toBeUndefined();
  });
});

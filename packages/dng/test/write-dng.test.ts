import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTag, isPicture, readTiff } from '@hotpix/tiff';
import type { DngImage } from '../src/dng-image.ts';
import { IMAGE } from './image.ts';
import { readMosaic } from '../src/read-mosaic.ts';
import { writeDng } from '../src/write-dng.ts';

const numbersOf = (image: DngImage, tag: number) => findTag(readTiff(writeDng(image)), tag)?.numbers();
const textOf = (image: DngImage, tag: number) => findTag(readTiff(writeDng(image)), tag)?.text();

describe('a written DNG', () => {
  it('is no ordinary TIFF picture', () => {
    expect(isPicture(writeDng(IMAGE))).toBe(false);
  });

  it.each([
    ['NewSubfileType', 254, [0]],
    ['ImageWidth', 256, [6]],
    ['ImageLength', 257, [5]],
    ['BitsPerSample', 258, [16]],
    ['Compression', 259, [1]],
    ['PhotometricInterpretation', 262, [32803]],
    ['Orientation', 274, [6]],
    ['SamplesPerPixel', 277, [1]],
    ['RowsPerStrip', 278, [5]],
    ['StripByteCounts', 279, [60]],
    ['CFARepeatPatternDim', 33421, [2, 2]],
    ['CFAPlaneColor', 50710, [0, 1, 2]],
    ['CFALayout', 50711, [1]],
    ['DNGVersion', 50706, [1, 4, 0, 0]],
    ['BlackLevel', 50714, [512]],
    ['WhiteLevel', 50717, [16383]],
    ['DefaultCropOrigin', 50719, [0, 0]],
    ['DefaultCropSize', 50720, [3, 3]],
    ['CalibrationIlluminant1 (D65)', 50778, [21]],
    ['ExposureTime', 33434, [1 / 60]],
    ['FNumber', 33437, [2.8]],
    ['ExifVersion, 3.0 for its firmware', 36864, Array.from('0300', (digit) => digit.charCodeAt(0))],
    ['ISOSpeedRatings', 34855, [400]],
  ])('says %s', (_, tag, expected) => {
    expect(numbersOf(IMAGE, tag)).toEqual(expected);
  });

  it.each([
    ['NIKON CORPORATION', 'NIKON D3200', 'NIKON D3200'],
    ['EASTMAN KODAK COMPANY', 'KODAK DC240 ZOOM', 'KODAK DC240 ZOOM'],
    ['Kodak', 'DC120', 'Kodak DC120'],
  ])('names a %s %s once', (make, model, name) => {
    expect(textOf({ ...IMAGE, make, model }, 50708)).toBe(name);
  });

  it.each([
    ['Make', 271, 'Canon'],
    ['Model', 272, 'Canon PowerShot S40'],
    ['Software', 305, 'hotpix 0.1.0'],
    ['UniqueCameraModel, without the make twice', 50708, 'Canon PowerShot S40'],
    ['CameraSerialNumber', 50735, 'A 12'],
    ['BodySerialNumber', 42033, 'A 12'],
    ['CameraFirmware', 42041, '1.10'],
    ['OriginalRawFileName', 50827, 'CRW_0101.CRW'],
    ['DateTimeOriginal', 36867, '2021:04:08 14:51:12'],
  ])('names %s', (_, tag, expected) => {
    expect(textOf(IMAGE, tag)).toBe(expected);
  });

  it('gives the active area as top, left, bottom, right', () => {
    const active = { x: 2, y: 1, width: 3, height: 4 };
    expect(numbersOf({ ...IMAGE, active }, 50829)).toEqual([1, 2, 5, 5]);
  });

  it('anchors the pattern at the corner of the active area', () => {
    // Stored rows are RGRG and GBGB: at (1, 1) the pattern begins with B.
    expect(numbersOf(IMAGE, 33422)).toEqual([2, 1, 1, 0]);
  });

  it('writes the samples as they came, little-endian, in one strip', () => {
    const bytes = writeDng(IMAGE);
    const [offset] = findTag(readTiff(bytes), 273)!.numbers();
    expect(Array.from(bytes.subarray(offset, offset + 6))).toEqual([0, 0, 0xd0, 0x07, 0xa0, 0x0f]);
    expect(bytes.length).toBe(offset + 60);
  });

  it('sorts the entries and keeps values at even offsets, as TIFF demands', () => {
    const [directory] = readTiff(writeDng(IMAGE));
    const numbers = [...directory.tags.keys()];
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect([...directory.tags.values()].filter(({ offset }) => offset % 2 !== 0)).toEqual([]);
  });

  it('keeps a given colour matrix and neutral', () => {
    const xyzToCamera = [
      [0.5, -0.25, 0.125],
      [-0.0625, 1, 0.75],
      [0, 0.1, 0.2],
    ] as const;
    const image = { ...IMAGE, xyzToCamera, neutral: [0.5, 1, 0.625] };
    expect(numbersOf(image, 50721)).toEqual([0.5, -0.25, 0.125, -0.0625, 1, 0.75, 0, 0.1, 0.2]);
    expect(numbersOf(image, 50728)).toEqual([0.5, 1, 0.625]);
  });

  it('assumes the colours of sRGB, IEC 61966-2-1, where none are known', () => {
    expect(numbersOf(IMAGE, 50721)).toEqual([3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.204, 1.057]);
    expect(numbersOf(IMAGE, 50728)).toBeUndefined();
  });

  it('writes a monochrome sensor as LinearRaw without colours', () => {
    const image = { ...IMAGE, mosaic: undefined };
    expect(numbersOf(image, 262)).toEqual([34892]);
    expect([33421, 33422, 50710, 50721].map((tag) => numbersOf(image, tag))).toEqual(Array(4).fill(undefined));
  });

  it('writes the 36 filters of an X-Trans sensor', () => {
    const mosaic = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];
    const active = { x: 0, y: 0, width: 6, height: 5 };
    expect(numbersOf({ ...IMAGE, mosaic, active }, 33421)).toEqual([6, 6]);
    const codes = Array.from(mosaic.join(''), (letter) => 'RGB'.indexOf(letter));
    expect(numbersOf({ ...IMAGE, mosaic, active }, 33422)).toEqual(codes);
  });

  it('lists four colours in the order G, M, C, Y', () => {
    expect(numbersOf({ ...IMAGE, mosaic: ['GM', 'CY'] }, 50710)).toEqual([1, 4, 3, 5]);
    expect(numbersOf({ ...IMAGE, mosaic: ['GM', 'CY'] }, 50721)).toHaveLength(12);
  });

  it('writes emerald as cyan', () => {
    expect(numbersOf({ ...IMAGE, mosaic: ['RG', 'EB'] }, 50710)).toEqual([0, 1, 2, 3]);
  });

  it('gives an ISO beyond 65535 in ISOSpeed', () => {
    expect(numbersOf({ ...IMAGE, iso: 102400 }, 34855)).toEqual([65535]);
    expect(numbersOf({ ...IMAGE, iso: 102400 }, 34867)).toEqual([102400]);
  });

  it('cuts text at a NUL, so that none runs into the next value', () => {
    expect(textOf({ ...IMAGE, model: 'S40\0junk' }, 272)).toBe('S40');
  });

  it('leaves out what is not known', () => {
    const { samples, width, height, active, black, white } = IMAGE;
    const image = { samples, width, height, active, black, white, make: '', model: '' };
    const unknown = [305, 306, 33434, 33437, 34855, 36867, 42033, 50735, 50827];
    expect(unknown.filter((tag) => numbersOf(image, tag) !== undefined)).toEqual([]);
    expect(textOf(image, 50708)).toBe('Unknown camera');
  });

  it('leaves the samples alone', () => {
    const before = IMAGE.samples.slice();
    writeDng(IMAGE);
    expect(IMAGE.samples).toEqual(before);
  });
});

describe('the mosaic of a DNG', () => {
  it('is read back anchored at the stored frame, whatever the active area', () => {
    const size = fc.constantFrom(2, 6);
    const row = (width: number) =>
      fc.string({ unit: fc.constantFrom('R', 'G', 'B'), minLength: width, maxLength: width });
    const mosaic = size.chain((width) => fc.array(row(width), { minLength: width, maxLength: width }));
    fc.assert(
      fc.property(mosaic, fc.nat(7), fc.nat(7), (rows, x, y) => {
        const active = { x, y, width: 8 - x, height: 8 - y };
        const image = { ...IMAGE, samples: new Uint16Array(64), width: 8, height: 8, mosaic: rows, active };
        expect(readMosaic(readTiff(writeDng(image)))).toEqual(rows);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('is absent for a monochrome sensor', () => {
    expect(readMosaic(readTiff(writeDng({ ...IMAGE, mosaic: undefined })))).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cameraFacts } from '../src/camera-facts.ts';
import { tiffFile, type Entry } from './support/tiff-file.ts';

const MAKE = 271;
const MODEL = 272;
const ORIENTATION = 274;
const SOFTWARE = 305;
const EXPOSURE_TIME = 33434;
const F_NUMBER = 33437;
const ISO = 34855;
const EXPOSURE_INDEX = 34866;
const TAKEN = 36867;
const MAKER_NOTE = 37500;
const BODY_SERIAL = 42033;
const FOCAL_LENGTH = 37386;
const [RENDERED, DIGITAL_ZOOM, EQUIVALENT, LENS] = [41985, 41988, 41989, 42036];

const facts = (image: Entry[], exif: Entry[] = []) => cameraFacts(tiffFile(image, { exif }));

test('all facts that EXIF holds are told', () => {
  const image: Entry[] = [
    [MAKE, 2, 'NIKON CORPORATION'],
    [MODEL, 2, 'NIKON D3200'],
    [ORIENTATION, 3, [8]],
    [SOFTWARE, 2, 'Ver.1.03 '],
  ];
  const exif: Entry[] = [
    [EXPOSURE_TIME, 5, [10, 800]],
    [F_NUMBER, 5, [56, 10]],
    [ISO, 3, [400]],
    [TAKEN, 2, '2019:07:11 15:07:32'],
    [BODY_SERIAL, 2, '123456'],
    [FOCAL_LENGTH, 5, [350, 10]],
    [EQUIVALENT, 3, [52]],
    [LENS, 2, '35.0 mm f/1.8'],
  ];
  expect(facts(image, exif)).toEqual({
    camera: { make: 'NIKON CORPORATION', model: 'NIKON D3200', serial: '123456' },
    capture: {
      iso: 400,
      exposure: 0.0125,
      aperture: 5.6,
      taken: '2019-07-11T15:07:32',
      firmware: 'Ver.1.03',
      orientation: 8,
      focalLength: 35,
      equivalentFocalLength: 52,
      lens: '35.0 mm f/1.8',
    },
  });
});

test('without EXIF the names are empty and nothing is known', () => {
  expect(cameraFacts(undefined)).toEqual({ camera: { make: '', model: '', serial: '' }, capture: {} });
});

describe('what makes no sense is absent', () => {
  test.each<[string, Entry[], Entry[]]>([
    ['a clock never set', [], [[TAKEN, 2, '0000:00:00 00:00:00']]],
    ['a month 13', [], [[TAKEN, 2, '2020:13:01 00:00:00']]],
    ['a time in other words', [], [[TAKEN, 2, 'yesterday']]],
    ['an exposure of 1/0', [], [[EXPOSURE_TIME, 5, [1, 0]]]],
    ['an exposure of 0', [], [[EXPOSURE_TIME, 5, [0, 1]]]],
    ['an orientation of 9', [[ORIENTATION, 3, [9]]], []],
    ['an orientation of 0', [[ORIENTATION, 3, [0]]], []],
    ['blank firmware', [[SOFTWARE, 2, '   ']], []],
  ])('%s', (_, image, exif) => {
    expect(facts(image, exif).capture).toEqual({});
  });
});

test('an ISO too large for its tag is read from the next', () => {
  const exif: Entry[] = [
    [ISO, 3, [65535]],
    [EXPOSURE_INDEX, 4, [102400]],
  ];
  expect(facts([], exif).capture).toEqual({ iso: 102400 });
});

describe('a digital zoom', () => {
  const zoomOf = (model: string, ratio: number[]) =>
    facts([[MODEL, 2, model]], [[DIGITAL_ZOOM, 5, ratio]]).capture.digitalZoom;

  test.each([
    ['of 2', [2, 1], 2],
    ['of nothing, which means none', [0, 1], undefined],
    ['that nobody filled in', [0, 0], undefined],
  ])('%s', (_, ratio, zoom) => {
    expect(zoomOf('iPhone 6', ratio)).toBe(zoom);
  });

  test('is what Nikon calls the use of a part of the sensor, and is none', () => {
    expect(zoomOf('NIKON D800', [153, 100])).toBeUndefined();
    expect(zoomOf('COOLPIX P900', [2, 1])).toBe(2);
  });
});

describe('a panorama', () => {
  const isPanorama = (rendered: number, xmp = '') =>
    cameraFacts(tiffFile([], { exif: [[RENDERED, 3, [rendered]]] }), Buffer.from(xmp)).capture.isPanorama;

  test.each([
    ['by Apple', 6, ''],
    ['by Google, as an attribute', 0, '<rdf:Description GPano:ProjectionType="cylindrical"/>'],
    ['by Google, as an element', 0, '<GPano:FullPanoWidthPixels>8000</GPano:FullPanoWidthPixels>'],
  ])('is known %s', (_, rendered, xmp) => {
    expect(isPanorama(rendered, xmp)).toBe(true);
  });

  test.each([
    ['a picture processed in any way', 1, ''],
    ['a picture of high dynamic range', 3, ''],
    ['a portrait', 8, ''],
    ['a name that is declared and not used', 0, '<rdf xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"/>'],
  ])('is not %s', (_, rendered, xmp) => {
    expect(isPanorama(rendered, xmp)).toBeUndefined();
  });
});

describe('text out of a file is hostile', () => {
  test('control characters are taken out', () => {
    expect(facts([[MODEL, 2, 'D\x1b[31m3\r\n200\x07']]).camera.model).toBe('D [31m3 200');
  });

  test.each<[string, string, string]>([
    ['NULs', 'Canon\0\0\0', 'Canon'],
    ['rubbish behind its NUL', 'HD2\x003I7L9674', 'HD2'],
    ['rubbish behind two', 'HD2\0\0\x01\xff', 'HD2'],
    ['rubbish alone', '\x003I7L9674', ''],
  ])('text ends at its first NUL: %s', (_, text, expected) => {
    const image: Entry[] = [
      [MAKE, 2, text],
      [MODEL, 2, text],
      [SOFTWARE, 2, text],
    ];
    const { camera, capture } = facts(image, [[BODY_SERIAL, 2, text]]);
    expect([camera.make, camera.model, camera.serial, capture.firmware ?? '']).toEqual(Array(4).fill(expected));
  });

  test('a time ends at its first NUL', () => {
    expect(facts([], [[TAKEN, 2, '2019:07:11 15:07:32\0GoPro']]).capture.taken).toBe('2019-07-11T15:07:32');
  });

  test('text of megabytes is not read at all', () => {
    const file = Buffer.concat([tiffFile([[MAKE, 2, 'Some maker']]), Buffer.alloc(3_000_000, 0x78)]);
    file.writeUInt32LE(2_900_000, 8 + 2 + 4);
    expect(cameraFacts(file).camera.make).toBe('');
  });

  test('long text is cut at 200 characters', () => {
    expect(facts([[MODEL, 2, 'x'.repeat(5000)]]).camera.model).toBe('x'.repeat(200));
  });
});

describe('the serial number of a Nikon', () => {
  const note = (structure: Uint8Array): Entry[] => [
    [MAKER_NOTE, 7, Buffer.concat([Buffer.from('Nikon\0\x02\x10\0\0', 'latin1'), structure])],
  ];

  test('is read from its maker note', () => {
    expect(facts([], note(tiffFile([[0x1d, 2, '8964244']]))).camera.serial).toBe('8964244');
  });

  test('gives way to the one of EXIF', () => {
    const exif: Entry[] = [...note(tiffFile([[0x1d, 2, '8964244']])), [BODY_SERIAL, 2, '77']];
    expect(facts([], exif).camera.serial).toBe('77');
  });

  test('is empty where the maker note is damaged', () => {
    expect(facts([[MAKE, 2, 'NIKON']], note(Buffer.from('MM\0*\0\0\xff\xff')))).toMatchObject({
      camera: { make: 'NIKON', serial: '' },
    });
  });

  test('is empty in the maker note of another maker', () => {
    expect(facts([], [[MAKER_NOTE, 7, Buffer.from('OLYMPUS\0II\x03\0')]]).camera.serial).toBe('');
  });
});

describe('the serial number in XMP', () => {
  const serialOf = (xmp: string, exif: Entry[] = []) =>
    cameraFacts(tiffFile([], { exif }), Buffer.from(xmp)).camera.serial;

  test.each([
    ['<rdf:Description aux:SerialNumber="380319450" aux:LensInfo="1/1"/>', '380319450'],
    ['<aux:SerialNumber>2188172</aux:SerialNumber>', '2188172'],
    ["<rdf:Description exifEX:BodySerialNumber='072024000973'/>", '072024000973'],
    ['<rdf:Description aux:LensSerialNumber="77"/>', ''],
  ])('%s', (xmp, serial) => {
    expect(serialOf(xmp)).toBe(serial);
  });

  test('gives way to the one of EXIF', () => {
    expect(serialOf('<aux:SerialNumber>22</aux:SerialNumber>', [[BODY_SERIAL, 2, '11']])).toBe('11');
  });
});

describe('text beyond ASCII', () => {
  test.each<[string, Entry]>([
    ['in UTF-8', [MAKE, 2, Buffer.from('Olympüs').toString('latin1')]],
    ['in the type that Exif 3.0 has for UTF-8', [MAKE, 129, Buffer.from('Olympüs\0')]],
    ['in Latin-1, as old programs write it', [MAKE, 2, 'Olymp\xfcs']],
  ])('is read %s', (_, entry) => {
    expect(facts([entry]).camera.make).toBe('Olympüs');
  });
});

test('of several ISO speeds the first counts', () => {
  expect(facts([], [[ISO, 3, [400, 0]]]).capture).toEqual({ iso: 400 });
});

test('text that has the type of bytes is text', () => {
  expect(facts([[MAKE, 7, Buffer.from('Canon\0rubbish')]]).camera.make).toBe('Canon');
});

test('damaged EXIF is no error', () => {
  const exif = tiffFile([[MAKE, 2, 'Some maker of cameras']], { exif: [[TAKEN, 2, '2020:01:01 00:00:00']] });
  const damaged = fc
    .tuple(fc.nat(exif.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.nat(exif.length))
    .map(([at, bytes, length]) => {
      const copy = Buffer.from(exif);
      copy.set(bytes.subarray(0, exif.length - at), at);
      return copy.subarray(0, length);
    });
  fc.assert(
    fc.property(damaged, (bytes) => {
      const { camera } = cameraFacts(bytes);
      expect(camera.make.length).toBeLessThanOrEqual(200);
    }),
  );
});

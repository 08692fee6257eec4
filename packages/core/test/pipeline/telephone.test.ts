import { describe, expect, test } from 'vitest';
import type { Capture } from '../../src/index.ts';
import { sensorOf } from '../../src/pipeline/telephone.ts';

const of = (make: string, model: string, lens = '', focalLength?: number, equivalentFocalLength?: number) => {
  const capture: Capture = {
    ...(lens && { lens }),
    ...(focalLength !== undefined && { focalLength }),
    ...(equivalentFocalLength !== undefined && { equivalentFocalLength }),
  };
  return sensorOf({ make, model }, capture);
};

/** Makes, models, lenses and focal lengths as they stand in files of these devices. */
describe('the sensor of a telephone', () => {
  test.each<[string, Parameters<typeof of>, string]>([
    [
      'Apple',
      ['Apple', 'iPhone X', 'iPhone X back dual camera 4mm f/1.8', 4, 28],
      'back dual camera 4mm f/1.8, 28 mm equivalent',
    ],
    ['Apple, before lenses had names', ['Apple', 'iPhone 4S', '', 4.28, 35], '4.28 mm, 35 mm equivalent'],
    [
      'Google',
      ['Google', 'Pixel 6 Pro', 'Pixel 6 Pro back camera 6.81mm f/1.85', 6.81, 24],
      'back camera 6.81mm f/1.85, 24 mm equivalent',
    ],
    ['Samsung', ['samsung', 'SM-G975F', '', 4.3, 26], '4.3 mm, 26 mm equivalent'],
    [
      'Samsung, with names',
      ['samsung', 'SM-S908B', 'Galaxy S22 Ultra Rear Ultrawide Camera', 2.2, 13],
      'Galaxy S22 Ultra Rear Ultrawide Camera, 2.2 mm, 13 mm equivalent',
    ],
    ['Samsung of a carrier', ['SAMSUNG', 'SAMSUNG-SM-N900A', '', 4.13, 31], '4.13 mm, 31 mm equivalent'],
    ['Huawei', ['HUAWEI', 'ELE-L29', '', 7.48], '7.48 mm'],
    ['Xiaomi', ['Xiaomi', 'M2102J20SG', '', 4.74, 25], '4.74 mm, 25 mm equivalent'],
    [
      'realme',
      ['realme', 'RMX5011', 'realme GT 7 Pro back camera 23mm f/1.8', 6.02, 24],
      'realme GT 7 Pro back camera 23mm f/1.8, 24 mm equivalent',
    ],
    ['Sony', ['Sony', 'D6503', '', 4.9], '4.9 mm'],
    ['Sony Ericsson', ['Sony Ericsson', 'C905c', '', 5.91], '5.91 mm'],
    ['LG', ['LG Electronics', 'LG-H870', '', 4.03, 30], '4.03 mm, 30 mm equivalent'],
    [
      'a maker nobody knows, whose lens says it',
      ['Nobody', 'N1', 'N1 front camera 2.7mm f/2.2', 2.7],
      'front camera 2.7mm f/2.2',
    ],
  ])('%s', (_, facts, sensor) => {
    expect(of(...facts)).toBe(sensor);
  });

  test('is not known where the files say nothing that tells it', () => {
    expect(of('Nokia', '3110c')).toBeUndefined();
  });

  test('tells a part of a sensor, enlarged, from the whole', () => {
    const lens = 'iPhone 15 Pro back triple camera 6.765mm f/1.78';
    expect(of('Apple', 'iPhone 15 Pro', lens, 6.765, 48)).not.toBe(of('Apple', 'iPhone 15 Pro', lens, 6.765, 24));
  });
});

describe('what has one sensor, whatever its lens and focal length', () => {
  test.each<[string, Parameters<typeof of>]>([
    ['a reflex camera', ['Canon', 'Canon EOS 20D', 'EF85mm f/1.8 USM', 85]],
    ['a mirrorless camera', ['SONY', 'ILCE-7M4', '50mm F1.4 DG DN | Art 023', 50, 50]],
    ['a mirrorless camera of a maker of telephones', ['SAMSUNG', 'NX300', 'Samsung NX 18-55mm F3.5-5.6 OIS', 18, 27]],
    ['a compact with a zoom', ['Canon', 'Canon PowerShot S40', '', 7.1, 35]],
    ['a compact by Samsung', ['Samsung Techwin', '<KENOX S730  / Samsung S730>', '', 5.8, 35]],
    ['a compact by Sony', ['SONY', 'DSC-RX100M3', '24-70mm F1.8-2.8', 8.8, 24]],
    ['a telephone with a zoom', ['SAMSUNG', 'SM-C115', '', 4.4, 24]],
    ['a camera of action', ['GoPro', 'HERO9 Black', '', 3, 15]],
    ['a camera with Android', ['SAMSUNG', 'EK-GC100', '', 4.1, 23]],
    ['a drone', ['DJI', 'FC3411', '24.0 mm f/2.8', 8.4, 22]],
    ['a camera whose maker begins as another does', ['XIAOYI', 'M1', '12-40mm F3.5-5.6', 12]],
    ['a file without names', ['', '', '', 4.2, 26]],
    ['a make that is a word of JavaScript', ['constructor', 'prototype', '', 4.2]],
  ])('%s', (_, facts) => {
    expect(of(...facts)).toBeUndefined();
  });
});

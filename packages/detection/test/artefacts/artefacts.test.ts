import { contains } from '@hotpix/result';
import { describe, expect, test } from 'vitest';
import { findArtefacts, overlaysAlong, type Artefacts } from '../../src/artefacts/artefacts.ts';
import { Sites } from '../../src/chance/sites.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import { Optics } from '../../src/hits/optics.ts';
import { Moments } from '../../../statistics/src/moments/moments-reader.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';
import { createMoments } from '../../../statistics/test/support/planes.ts';

const [WIDTH, HEIGHT] = [320, 200];
const picture = pictureShape({ width: WIDTH, height: HEIGHT });
const mosaic = mosaicShape({ width: WIDTH, height: HEIGHT });

/** @param zOf what a site shows beyond noise in each of eight frames, in standard deviations */
function find(shape: typeof picture, zOf: (x: number, y: number) => number): Artefacts {
  const planes = noisePlanes(shape, 8, {
    zOf: (noise, site) => noise + zOf(site % WIDTH, Math.floor(site / WIDTH)),
  });
  const nullModel = new NullModel(new Sites(planes, shape));
  const moments = createMoments(shape);
  moments.sum.forEach((_, i, all) => {
    all[i] = 8 * (100 + 5 * zOf(i % WIDTH, Math.floor(i / WIDTH)));
  });
  const criteria = { nullModel, optics: new Optics(nullModel), probability: 1e-7 };
  return findArtefacts(criteria, new Moments(moments, shape, 8));
}

/** The smear of a defect in a picture: most in the middle, a third beside it, little across the corners. */
const smear = (dx: number, dy: number, peak: number): number =>
  dx === 0 && dy === 0 ? peak : Math.abs(dx) + Math.abs(dy) === 1 ? 0.35 * peak : 0;
/** Letters: strokes of two pixels in boxes of eight by ten. */
const letters = (x: number, y: number): number => {
  const [across, down] = [x - 100, y - 150];
  if (across < 0 || across >= 120 || down < 0 || down >= 10) return 0;
  const place = across % 10;
  return place < 2 || (place < 8 && down % 8 < 2) ? 6 : -3;
};

describe('of pictures', () => {
  test('letters are an overlay around them', () => {
    const { all } = find(picture, letters);
    expect(all).toMatchObject([{ kind: 'overlay' }]);
    const [{ x, y, width, height }] = all;
    expect([x < 100, y < 150, x + width > 218, y + height > 160]).toEqual([true, true, true, true]);
  });

  test('a soft shadow is dust', () => {
    const { all } = find(picture, (x, y) => -4 * Math.exp(-((x - 60) ** 2 + (y - 60) ** 2) / 2 / 9));
    expect(all).toMatchObject([{ kind: 'dust' }]);
    expect(contains(all[0], 60, 60)).toBe(true);
  });

  test('smeared pixels, pairs and clusters of them are none', () => {
    const defects = [
      [40, 40],
      [150, 30],
      [152, 31],
      [250, 120],
      [251, 120],
      [250, 121],
      [251, 121],
      [252, 122],
    ];
    const { all } = find(picture, (x, y) => Math.max(...defects.map(([dx, dy]) => smear(x - dx, y - dy, 6))));
    expect(all).toEqual([]);
  });

  test('a column and a row are none', () => {
    const { all } = find(picture, (x, y) => (x === 80 || y === 90 ? 5 : Math.abs(x - 80) === 1 ? 2 : 0));
    expect(all).toEqual([]);
  });

  test('the share of the sensor within them is told', () => {
    expect(find(picture, letters).share).toBeGreaterThan(0.005);
    expect(find(picture, () => 0).share).toBe(0);
  });
});

describe('of a sensor', () => {
  test('a shadow wider than a pixel is dust', () => {
    const { all } = find(mosaic, (x, y) => -4 * Math.exp(-((x - 60) ** 2 + (y - 60) ** 2) / 2 / 4));
    expect(all).toMatchObject([{ kind: 'dust' }]);
  });

  test('dim pixels are none', () => {
    const { all } = find(mosaic, (x, y) => (x % 40 === 20 && y % 40 === 20 ? -6 : 0));
    expect(all).toEqual([]);
  });
});

test.each([
  ['column', (x: number, y: number) => x === 60 && y >= 60 && y < 66],
  ['row', (x: number, y: number) => y === 60 && x >= 60 && x < 66],
])('the pixels of a %s of a sensor that alone stand out are no shadow', (_, isOne) => {
  // Where light is taken away, which soft shadows around make of a place.
  const lit = (x: number, y: number): number => -0.5 * Math.exp(-((x - 63) ** 2 + (y - 63) ** 2) / 2 / 64);
  expect(find(mosaic, (x, y) => (isOne(x, y) ? -4 : lit(x, y))).all).toEqual([]);
});

describe('along lines', () => {
  test('lie overlays as wide as a codec rings', () => {
    expect(overlaysAlong([{ x: 0, y: 100, width: 320, height: 1 }], picture.active)).toEqual([
      { kind: 'overlay', x: 0, y: 87, width: 320, height: 27 },
    ]);
  });

  test('that lie on each other lies one', () => {
    const segments = [0, 64, 128].map((x) => ({ x, y: 100, width: 128, height: 1 }));
    expect(overlaysAlong(segments, picture.active).length).toBeLessThan(3);
  });
});

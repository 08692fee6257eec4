import type { Defect, FrameShape } from '@hotpix/core';
import { Moments } from '@hotpix/statistics';
import { describe, expect, test } from 'vitest';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';
import { createMoments } from '../../../statistics/test/support/planes.ts';
import { toDefects } from '../../src/defects/defects.ts';
import { column, row } from '../support/hits.ts';

const size = { width: 64, height: 64 };
const grey = { ...pictureShape(size), channels: 1 } as const;
const LEVEL = 100;

/** The mean of photographs of an even grey to which this is added. */
function meanPicture(shape: FrameShape, added: (x: number, y: number) => number): Moments {
  const planes = createMoments(shape);
  planes.sum.forEach((_, i) => {
    planes.sum[i] =
      LEVEL + added(Math.floor(i / shape.channels) % size.width, Math.floor(i / shape.channels / size.width));
  });
  return new Moments(planes, shape, 1);
}

/** What a column adds at these distances to both sides, from its own pixels on. */
const around =
  (x: number, shares: readonly number[]) =>
  (at: number): number =>
    shares[Math.abs(at - x)] ?? 0;

const extentsOf = (moments: Moments, hits = column(30, 10, 40)): Defect['extent'][] =>
  toDefects(hits, moments).map(({ extent }) => extent);

describe('a column of a picture', () => {
  test('is as wide as the mean of all photographs shows it', () => {
    expect(extentsOf(meanPicture(grey, around(30, [80, 40, 10, 4])))).toEqual([{ x: 27, y: 10, width: 7, height: 40 }]);
  });

  test('is never more than nine pixels wide, nor less than demosaicing makes it', () => {
    const widths = [[80, 40, 40, 40, 40, 40, 40], [80]].map(
      (shares) => extentsOf(meanPicture(grey, around(30, shares)))[0].width,
    );
    expect(widths).toEqual([9, 5]);
  });

  test('is as wide as what lies on every second row alone, brighter here and darker there', () => {
    const added = (x: number, y: number): number => around(30, [80, 40, 10, 5])(x) * (y % 2 === 0 ? 1 : -1);
    expect(extentsOf(meanPicture(grey, added))[0].width).toBe(7);
  });

  test('does not take the fall of the light for its smear', () => {
    expect(extentsOf(meanPicture(grey, (x) => 2 * x + around(30, [80, 40, 10])(x)))[0].width).toBe(5);
  });

  test('keeps its position, and ends with the picture', () => {
    const [defect] = toDefects(column(1, 10, 40), meanPicture(grey, around(1, [80, 40, 10, 4])));
    expect(defect).toMatchObject({ kind: 'column', x: 1, y: 10, extent: { x: 0, y: 10, width: 5, height: 40 } });
  });

  test('is as wide as a colour shows it that luma hides', () => {
    const shape = pictureShape(size);
    const planes = createMoments(shape);
    planes.sum.forEach((_, i) => {
      const distance = Math.abs((Math.floor(i / 3) % size.width) - 30);
      // ITU-R BT.601: luma has 0.114 of blue, 0.34 DN of these 3.
      planes.sum[i] = LEVEL + (distance === 0 ? 80 : i % 3 === 2 && distance <= 4 ? 3 : 0);
    });
    expect(extentsOf(new Moments(planes, shape, 1))[0].width).toBe(9);
  });
});

test('a row of a picture is as high as it shows', () => {
  const added = (_: number, y: number): number => around(30, [80, 40, 10, 4])(y);
  expect(extentsOf(meanPicture(grey, added), row(10, 30, 40))).toEqual([{ x: 10, y: 27, width: 40, height: 7 }]);
});

test('a column of a sensor is one pixel wide, whatever lies beside it', () => {
  const mosaic = mosaicShape(size);
  expect(extentsOf(meanPicture(mosaic, around(30, [80, 40, 10, 4])))[0].width).toBe(1);
});

import { describe, expect, test } from 'vitest';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';
import { placeAndExtent } from '../../src/results/place-and-extent.ts';

const size = { width: 64, height: 48 };
const [sensor, picture] = [mosaicShape(size), pictureShape(size)];
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

describe('of a picture', () => {
  test('a pixel in a list has the smear of demosaicing around it', () => {
    expect(placeAndExtent(box(20, 10, 1, 1), 'hot', picture)).toEqual({ x: 20, y: 10, extent: box(18, 8, 5, 5) });
  });

  test('a line one pixel wide has its smear to both sides, and is no longer for it', () => {
    expect(placeAndExtent(box(20, 4, 1, 30), 'column', picture)).toEqual({ x: 20, y: 4, extent: box(18, 4, 5, 30) });
    expect(placeAndExtent(box(4, 20, 30, 1), 'row', picture)).toEqual({ x: 4, y: 20, extent: box(4, 18, 30, 5) });
  });

  test('a line that is as wide as it shows is in the middle of that', () => {
    expect(placeAndExtent(box(16, 4, 9, 30), 'column', picture)).toEqual({ x: 20, y: 4, extent: box(16, 4, 9, 30) });
  });

  test('a rectangle is repaired as it stands', () => {
    expect(placeAndExtent(box(16, 4, 3, 3), 'hot', picture)).toEqual({ x: 16, y: 4, extent: box(16, 4, 3, 3) });
  });
});

test('of a sensor everything is as it stands', () => {
  expect(placeAndExtent(box(20, 4, 1, 30), 'column', sensor)).toEqual({ x: 20, y: 4, extent: box(20, 4, 1, 30) });
});

import { describe, expect, test } from 'vitest';
import { joinBlobs } from '../../src/defects/blobs.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { hit, places } from '../support/hits.ts';
import { evenPicture } from '../support/even-picture.ts';

const even = evenPicture(pictureShape({ width: 100, height: 100 }));
const defectsOf = (...hits: Parameters<typeof joinBlobs>[0]) => places(joinBlobs(hits, even));

describe('what stands out on both sides of a pixel is one defect, which is that pixel', () => {
  test('beside a dark pixel', () => {
    const lobes = [hit(48, 50, 16), hit(52, 50, 15), hit(50, 48, 14), hit(50, 52, 12)];
    expect(defectsOf(...lobes)).toEqual(['50,50']);
    expect(defectsOf(...lobes, hit(50, 50, -14))).toEqual(['50,50']);
  });

  test('along a diagonal', () => {
    expect(defectsOf(hit(51, 49, 17), hit(49, 51, 18), hit(51, 51, 16))).toEqual(['50,50']);
  });

  test('where the pixel shows nearly as much as its lobes', () => {
    expect(defectsOf(hit(50, 49, 12.9), hit(50, 51, 12.5), hit(50, 50, 11.6))).toEqual(['50,50']);
  });
});

describe('each is a defect of its own', () => {
  test('where one shows more than twice what the other shows', () => {
    expect(defectsOf(hit(48, 50, 33), hit(52, 50, 16))).toEqual(['48,50', '52,50']);
  });

  test('where they differ to both sides', () => {
    expect(defectsOf(hit(48, 50, 20), hit(52, 50, -19))).toEqual(['48,50', '52,50']);
  });

  test('where no pixel lies in the middle', () => {
    expect(defectsOf(hit(48, 50, 20), hit(51, 54, 19))).toEqual(['48,50', '51,54']);
  });

  test('farther apart than lobes are', () => {
    expect(defectsOf(hit(47, 50, 20), hit(53, 50, 19))).toEqual(['47,50', '53,50']);
  });
});

test('the defect is as sure as the surest of its lobes', () => {
  const bestFirst = [hit(52, 50, 15, { confidence: 0.9 }), hit(48, 50, 16, { confidence: 0.6 })];
  expect(joinBlobs(bestFirst, even)).toMatchObject([{ x: 50, y: 50, confidence: 0.9 }]);
});

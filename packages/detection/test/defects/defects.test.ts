import { describe, expect, test } from 'vitest';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';
import { toDefects } from '../../src/defects/defects.ts';
import type { Hit } from '../../src/hits/hit.ts';
import { evenPicture } from '../support/even-picture.ts';

const hit = (x: number, y: number, amplitude: number): Hit => {
  return { x, y, kind: 'hot', amplitude, rate: 1, frames: 8, score: 10, confidence: 1 };
};
const size = { width: 64, height: 64 };
const picture = evenPicture(pictureShape(size));
const mosaic = evenPicture(mosaicShape(size));

describe('hits of a picture', () => {
  test('that touch are one defect at the peak, whose extent lies evenly around that', () => {
    const defects = toDefects([hit(20, 20, 25), hit(21, 20, 90), hit(22, 21, 25)], picture);
    expect(defects).toHaveLength(1);
    expect(defects[0]).toMatchObject({ x: 21, y: 20, amplitude: 90, extent: { x: 19, y: 18, width: 5, height: 5 } });
  });

  test('have no extent outside the picture', () => {
    const [defect] = toDefects([hit(1, 63, 30)], picture);
    expect(defect.extent).toEqual({ x: 0, y: 61, width: 4, height: 3 });
  });

  test('that ring darkly around a peak belong to it', () => {
    const defects = toDefects([hit(20, 20, 90), hit(16, 16, -20)], picture);
    expect(defects.map(({ x, y }) => [x, y])).toEqual([[20, 20]]);
  });

  test('that stand apart are two defects when neither is an echo of the other', () => {
    const defects = toDefects([hit(20, 20, 90), hit(28, 24, 60)], picture);
    expect(defects).toHaveLength(2);
  });
});

describe('hits of a mosaic', () => {
  test('are a defect each, and adjacent ones share a cluster', () => {
    const defects = toDefects([hit(20, 20, 90), hit(40, 40, 80), hit(21, 21, 70), hit(22, 21, 60)], mosaic);
    expect(defects.map(({ cluster }) => cluster)).toEqual([1, undefined, 1, 1]);
    expect(defects[1].extent).toEqual({ x: 40, y: 40, width: 1, height: 1 });
  });
});

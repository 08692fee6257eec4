import { describe, expect, test } from 'vitest';
import { PictureEdges } from '../../src/artefacts/picture-edges.ts';
import { LineProfile } from '../../src/defects/line-profile.ts';
import { Moments } from '../../../statistics/src/moments/moments-reader.ts';
import { hit } from '../support/hits.ts';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';
import { createEvidence, createMoments } from '../../../statistics/test/support/planes.ts';

const FRAMES = 10;
const size = { width: 80, height: 60 };
const picture = pictureShape(size);

/** Moments whose mean image is as given. */
function meansOf(shape: typeof picture, level: (x: number, y: number) => number): Moments {
  const planes = createMoments(shape);
  planes.sum.forEach((_, i, all) => {
    all[i] = FRAMES * level(i % 80, Math.floor(i / 80));
  });
  return new Moments(planes, shape, FRAMES);
}

const bar = meansOf(picture, (_, y) => (y < 20 ? 0 : 110));
const even = meansOf(picture, () => 110);
const line = (kind: 'column' | 'row', x: number, y: number, length: number, amplitude: number) => {
  const [width, height] = kind === 'column' ? [1, length] : [length, 1];
  return { ...hit(x, y, amplitude), kind, extent: { x, y, width, height } };
};

describe('a hit of a picture', () => {
  test('that is weak and beside an edge that stands still is what a codec makes of it', () => {
    expect(new PictureEdges(bar).isBeside(hit(40, 21, 2))).toBe(true);
    expect(new PictureEdges(bar).isBeside(hit(40, 17, -2))).toBe(true);
  });

  test('that is strong there is a defect all the same', () => {
    expect(new PictureEdges(bar).isBeside(hit(40, 21, 40))).toBe(false);
  });

  test('far from the edge, or in an even picture, is a defect', () => {
    expect(new PictureEdges(bar).isBeside(hit(40, 40, 2))).toBe(false);
    expect(new PictureEdges(even).isBeside(hit(40, 21, 2))).toBe(false);
  });
});

describe('a line', () => {
  const profileOf = (moments: Moments): LineProfile => new LineProfile(moments, createEvidence(moments.shape));

  test('of a picture with unlike sides is the edge of something', () => {
    expect(profileOf(bar).isEdge(line('row', 0, 20, 80, 5))).toBe(true);
    expect(profileOf(even).isEdge(line('row', 0, 20, 80, 5))).toBe(false);
  });

  test('that differs by more than its sides is a line', () => {
    const slope = meansOf(picture, (x) => 100 + x);
    expect(profileOf(slope).isEdge(line('column', 40, 0, 60, 8))).toBe(false);
  });

  const mosaic = mosaicShape(size);
  function residuals(of: (x: number) => number): LineProfile {
    const planes = createEvidence(mosaic);
    planes.count.fill(FRAMES);
    planes.residual.forEach((_, i, all) => (all[i] = 2 * FRAMES * of(i % 80)));
    return new LineProfile(
      meansOf(mosaic, () => 1000),
      planes,
    );
  }

  test('of a sensor is light where the lines on both sides differ like it', () => {
    const trail = residuals((x) => 40 * Math.exp(-((x - 40) ** 2) / 2));
    expect(trail.isLit(line('column', 40, 0, 60, 40))).toBe(true);
  });

  test('of a sensor is a line where those beside it do not, or one alone does', () => {
    expect(residuals((x) => (x === 40 ? 40 : 0)).isLit(line('column', 40, 0, 60, 40))).toBe(false);
    expect(residuals((x) => (x === 40 || x === 41 ? 40 : 0)).isLit(line('column', 40, 0, 60, 40))).toBe(false);
  });
});

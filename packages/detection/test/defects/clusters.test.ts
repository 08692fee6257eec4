import { describe, expect, test } from 'vitest';
import { numberClusters } from '../../src/defects/clusters.ts';
import { hit } from '../support/hits.ts';
import { mosaicShape, sensorShape } from '../../../core/test/support/shapes.ts';

const size = { width: 60, height: 60 };
const bayer = mosaicShape(size);
const XTRANS = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];

const together = (shape: typeof bayer, ...places: [number, number][]): (number | undefined)[] =>
  numberClusters(
    places.map(([x, y]) => hit(x, y)),
    shape,
  ).map(({ cluster }) => cluster);
const sameColour = (shape: typeof bayer, ...places: [number, number][]): (number | undefined)[] =>
  numberClusters(
    places.map(([x, y]) => hit(x, y)),
    shape,
  ).map(({ colourCluster }) => colourCluster);

describe('pixels that touch', () => {
  test.each<[string, [number, number][]]>([
    [
      'side by side',
      [
        [20, 20],
        [21, 20],
      ],
    ],
    [
      'one above the other',
      [
        [20, 20],
        [20, 21],
      ],
    ],
    [
      'across a corner',
      [
        [20, 20],
        [21, 21],
      ],
    ],
  ])('%s are a cluster', (_, pair) => {
    expect(together(bayer, ...pair)).toEqual([1, 1]);
  });

  test('through others are a cluster, numbered by its best member', () => {
    expect(together(bayer, [40, 40], [20, 20], [41, 41], [22, 20], [21, 20])).toEqual([1, 2, 1, 2, 2]);
  });

  test('do not where a good pixel lies between', () => {
    expect(together(bayer, [20, 20], [22, 20])).toEqual([undefined, undefined]);
  });
});

describe('a cluster of one colour', () => {
  test('of a Bayer mosaic is two reds with a green between, or with a blue at the corner', () => {
    expect(sameColour(bayer, [20, 20], [22, 20])).toEqual([1, 1]);
    expect(sameColour(bayer, [20, 20], [22, 22])).toEqual([1, 1]);
  });

  test('of a Bayer mosaic is two greens that touch at a corner', () => {
    expect(sameColour(bayer, [21, 20], [20, 21])).toEqual([1, 1]);
  });

  test('of a Bayer mosaic is not a red beside a green', () => {
    expect(sameColour(bayer, [20, 20], [21, 20])).toEqual([undefined, undefined]);
  });

  test('of a Bayer mosaic is not two reds with three pixels between', () => {
    expect(sameColour(bayer, [20, 20], [24, 20])).toEqual([undefined, undefined]);
  });

  test("of X-Trans is two reds a knight's move apart, the nearest of their colour", () => {
    // Row 2 of the mosaic has R at columns 1 and 3; row 0 has one at column 2.
    expect(XTRANS[2][1] + XTRANS[2][3] + XTRANS[0][2]).toBe('RRR');
    const shape = mosaicShape(size, XTRANS);
    expect(sameColour(shape, [25, 26], [27, 26])).toEqual([1, 1]);
    expect(sameColour(shape, [26, 24], [25, 26])).toEqual([1, 1]);
  });

  test('of X-Trans is two of the greens of a block of four', () => {
    expect(sameColour(mosaicShape(size, XTRANS), [24, 24], [25, 25])).toEqual([1, 1]);
  });

  test('of X-Trans is not a red and a blue side by side', () => {
    expect(XTRANS[2].slice(0, 2)).toBe('BR');
    expect(sameColour(mosaicShape(size, XTRANS), [24, 26], [25, 26])).toEqual([undefined, undefined]);
  });

  test('of a monochrome sensor is the cluster', () => {
    expect(sameColour(sensorShape(size), [20, 20], [21, 20])).toEqual([1, 1]);
  });
});

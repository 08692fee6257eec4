/** Of which filter and which pixel a defect is, by what it leaves in luma and chroma. */
import { describe, expect, test } from 'vitest';
import type { FrameShape, Planes } from '../../../core/src/nouns.ts';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { normal } from '../../../core/test/support/numbers.ts';
import { componentsOf, type Components } from '../../src/chroma/components.ts';
import { filterColourOf, mostShownAt } from '../../src/chroma/filter-colour.ts';
import { placeOf } from '../../src/chroma/place.ts';
import { joinComponents } from '../../../statistics/src/evidence/components.ts';
import { chromaShapeOf } from '../../../statistics/src/chroma/chroma.ts';

const SIZE = { width: 96, height: 80 };
const shape: FrameShape = pictureShape(SIZE);
const FRAMES = 8;

type Channels = readonly [red: number, green: number, blue: number];

/**
 * What the mean of eight photographs shows: noise of 0.1 DN, and at a pixel these differences in red, green and blue, which half of
 * the next pixels share along each axis.
 */
function shown(x: number, y: number, [red, green, blue]: Channels, seed = 1): Components {
  const next = normal(seed);
  const at = (column: number, row: number): number => {
    const [dx, dy] = [Math.abs(column - x), Math.abs(row - y)];
    return dx > 1 || dy > 1 ? 0 : 0.5 ** (dx + dy);
  };
  const layer = (of: FrameShape, value: (column: number, row: number) => number): Planes => {
    const residual = Int32Array.from({ length: of.width * of.height }, (_, i) => {
      const mean = value(i % of.width, Math.floor(i / of.width)) + 0.1 * next();
      return Math.round(2 * FRAMES * mean);
    });
    return { residual, count: new Uint16Array(residual.length).fill(FRAMES) };
  };
  const mixed = (c: number, r: number): number =>
    (at(2 * c, 2 * r) + at(2 * c + 1, 2 * r) + at(2 * c, 2 * r + 1) + at(2 * c + 1, 2 * r + 1)) / 4;
  const half = chromaShapeOf(shape);
  const planes = joinComponents([
    layer(shape, (c, r) => (0.299 * red + 0.587 * green + 0.114 * blue) * at(c, r)),
    layer(half, (c, r) => (-0.1687 * red - 0.3313 * green + 0.5 * blue) * mixed(c, r)),
    layer(half, (c, r) => (0.5 * red - 0.4187 * green - 0.0813 * blue) * mixed(c, r)),
  ]);
  return componentsOf(planes as Planes, shape);
}

describe('the filter', () => {
  test.each<[string, Channels]>([
    ['R', [12, 0, 0]],
    ['G', [0, 12, 0]],
    ['B', [0, 0, 12]],
    // A colour matrix takes from the others what it gives to one.
    ['B', [-3, -4, 14]],
    ['R', [18, -5, -1]],
    // Demosaicing along gradients brightens all three.
    ['R', [12, 6, 9]],
  ])('is %s of what differs by %o', (colour, channels) => {
    const { confidence, ...found } = filterColourOf(shown(41, 30, channels), 41, 30);
    expect(found.colour).toBe(colour);
    expect(Math.sign(found.amplitude)).toBe(1);
    expect(confidence).toBeGreaterThan(0.95);
  });

  test('of what is too dark is told as well, with a negative amplitude', () => {
    const { colour, amplitude } = filterColourOf(shown(41, 30, [0, 0, -12]), 41, 30);
    expect([colour, Math.sign(amplitude)]).toEqual(['B', -1]);
  });

  test('in doubt is the one that lies there in the mosaic', () => {
    const components = shown(41, 30, [4, 3.9, 0]);
    const mosaic = (letter: string) => (colour: string) => (colour === letter ? 0.9 : 0.05);
    const named = (letter: string): string => filterColourOf(components, 41, 30, mosaic(letter)).colour;
    expect([named('R'), named('G')]).toEqual(['R', 'G']);
    // Nothing speaks for this one but its place.
    expect(named('B')).not.toBe('B');
  });

  test('is in doubt where hardly anything differs', () => {
    expect(filterColourOf(shown(41, 30, [0.1, 0, 0.1]), 41, 30).confidence).toBeLessThan(0.95);
  });
});

test('a pixel shows as much as the channel that differs most does: of a blue one far more than luma', () => {
  const components = shown(41, 30, [0, 0, 12]);
  const [pixel, luma] = [mostShownAt(components, 41, 30), 0.114 * 12];
  expect(pixel).toBeGreaterThan(4 * luma);
  expect(Math.abs(mostShownAt(components, 60, 30))).toBeLessThan(1);
  expect(mostShownAt(shown(41, 30, [0, 0, -12]), 41, 30)).toBeLessThan(-4 * luma);
});

describe('the pixel', () => {
  test.each([
    [40, 30],
    [41, 30],
    [40, 31],
    [41, 31],
  ])('of a blue defect at (%i, %i) is told by chroma of half the resolution', (x, y) => {
    const place = placeOf(shown(x, y, [0, 0, 12]), 20, 15);
    expect(place).toMatchObject({ x, y });
    expect(place.confidence).toBeGreaterThan(0.9);
  });

  test('in doubt is the likely one of those that fit', () => {
    const components = shown(40, 30, [0, 0, 1]);
    const isLikely = (x: number, y: number) => (x % 2 === 0 && y % 2 === 0 ? 0.9 : 0.03);
    const [alone, told] = [placeOf(components, 20, 15), placeOf(components, 20, 15, isLikely)];
    expect(told).toMatchObject({ x: 40, y: 30 });
    expect(told.confidence).toBeGreaterThan(alone.confidence);
  });

  test('is in doubt where hardly anything differs', () => {
    expect(placeOf(shown(40, 30, [0, 0, 0.4]), 20, 15).confidence).toBeLessThan(0.9);
  });
});

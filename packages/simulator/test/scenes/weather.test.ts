import { describe, expect, it } from 'vitest';
import { procedural, rainfall, snowfall } from '../../src/index.ts';
import { FRAME, green, paint, shareOf } from './painted.ts';

const { width, height } = FRAME;
const INDICES = Array.from({ length: 6 }, (_, index) => index);
const behind = INDICES.map((index) => green(paint(procedural(1, index))));
const snow = INDICES.map((index) => green(paint(snowfall(1, index))));
const rain = INDICES.map((index) => green(paint(rainfall(1, index))));

/** What the weather changes in a scene. */
const changes = (pictures: Float32Array[]): Float32Array[] =>
  pictures.map((picture, index) => picture.map((light, i) => light - behind[index][i]));

/** Mean difference between pixels that many places apart. */
const roughness = (pictures: Float32Array[], step: number): number =>
  pictures.reduce(
    (sum, picture) => sum + picture.reduce((s, light, i) => s + Math.abs(light - (picture[i + step] ?? light)), 0),
    0,
  );

describe.each([
  ['snowfall', snow],
  ['rainfall', rain],
])('%s', (_, pictures) => {
  it('falls in front of the scene of the same index, most of which shows', () => {
    const untouched = changes(pictures).map((change) => shareOf(change, (light) => light === 0));
    expect(Math.min(...untouched)).toBeGreaterThan(0.5);
    expect(Math.max(...untouched)).toBeLessThan(0.99);
  });

  it('falls as densely at the edges as in the middle', () => {
    const touched = changes(pictures).map((change) => change.map((light) => (light === 0 ? 0 : 1)));
    const within = (x: number, y: number, columns: number, rows: number): number => {
      const inside = touched.flatMap((each) => [
        ...each.filter((_, i) => {
          const [column, row] = [(i % width) - x, Math.floor(i / width) - y];
          return column >= 0 && column < columns && row >= 0 && row < rows;
        }),
      ]);
      return inside.reduce((sum, one) => sum + one, 0) / inside.length;
    };
    const all = within(0, 0, width, height);
    expect(within(0, 0, width, 8) / all).toBeGreaterThan(0.75);
    expect(within(0, height - 8, width, 8) / all).toBeGreaterThan(0.75);
    expect(within(0, 0, 8, height) / all).toBeGreaterThan(0.75);
    expect(within(width - 8, 0, 8, height) / all).toBeGreaterThan(0.75);
  });

  it('brightens what is dark behind it', () => {
    for (const [index, change] of changes(pictures).entries()) {
      expect(shareOf(change, (light, i) => light < 0 && behind[index][i] < 0.02)).toBe(0);
    }
  });

  it('darkens the sky where that is brighter than white', () => {
    for (const [index, change] of changes(pictures).entries()) {
      expect(shareOf(change, (light, i) => light > 0 && behind[index][i] > 1.2)).toBe(0);
    }
  });
});

describe('the shape of what falls', () => {
  it('is round for snow: it changes as much across as down', () => {
    const change = changes(snow);
    expect(Math.abs(roughness(change, 1) / roughness(change, width) - 1)).toBeLessThan(0.1);
  });

  it('is long for rain: it changes much more across than down', () => {
    const change = changes(rain);
    expect(roughness(change, 1) / roughness(change, width)).toBeGreaterThan(2);
  });
});

import { describe, expect, test } from 'vitest';
import type { FrameShape } from '../../core/src/nouns.ts';
import { Neighbourhood } from '../src/neighbours.ts';

function shape(overrides: Partial<FrameShape>): FrameShape {
  const size = { width: 24, height: 24 };
  const camera = { make: '', model: '', serial: '' };
  return {
    camera,
    ...size,
    channels: 1,
    active: { x: 0, y: 0, ...size },
    bits: 12,
    black: 0,
    white: 4095,
    lossy: false,
    ...overrides,
  };
}

const XTRANS = ['GBGGRG', 'RGRBGB', 'GBGGRG', 'GRGGBG', 'BGBRGR', 'GRGGBG'];

function places(neighbourhood: Neighbourhood, x: number, y: number): string[] {
  return neighbourhood
    .near(x, y)
    .map(({ dx, dy }) => `${dx},${dy}`)
    .sort();
}

describe('the neighbours of a pixel', () => {
  test('are at distance 2 for red and blue of a Bayer mosaic', () => {
    const expected = ['-2,-2', '-2,0', '-2,2', '0,-2', '0,2', '2,-2', '2,0', '2,2'];
    const neighbourhood = new Neighbourhood(shape({ mosaic: ['RG', 'GB'] }));
    expect(places(neighbourhood, 10, 10)).toEqual(expected);
    expect(places(neighbourhood, 11, 11)).toEqual(expected);
  });

  test('are the four diagonal and four straight ones for green of a Bayer mosaic', () => {
    const expected = ['-1,-1', '-1,1', '-2,0', '0,-2', '0,2', '1,-1', '1,1', '2,0'];
    expect(places(new Neighbourhood(shape({ mosaic: ['RG', 'GB'] })), 11, 10)).toEqual(expected);
    expect(places(new Neighbourhood(shape({ mosaic: ['GB', 'RG'] })), 10, 10)).toEqual(expected);
  });

  test.each(['RG/GB', 'GR/BG', 'BG/GR', 'GB/RG', XTRANS.join('/')])('have the colour of the pixel in %s', (text) => {
    const mosaic = text.split('/');
    const letter = (x: number, y: number): string => mosaic[y % mosaic.length][x % mosaic[0].length];
    const neighbourhood = new Neighbourhood(shape({ mosaic }));
    for (let y = 0; y < 24; y++) {
      for (let x = 0; x < 24; x++) {
        const near = neighbourhood.near(x, y);
        expect(near).toHaveLength(8);
        expect(near.map(({ dx, dy }) => letter(x + dx, y + dy))).toEqual(Array(8).fill(letter(x, y)));
      }
    }
  });

  test('touch the pixel on an untouched monochrome sensor', () => {
    const around = ['-1,-1', '-1,0', '-1,1', '0,-1', '0,1', '1,-1', '1,0', '1,1'];
    expect(places(new Neighbourhood(shape({})), 5, 5)).toEqual(around);
  });

  test('lie outside the smear in RGB, where a ring that the border cuts is no ring', () => {
    const neighbourhood = new Neighbourhood(shape({ channels: 3, lossy: true }));
    expect(places(neighbourhood, 5, 5)).toEqual(['-2,-2', '-2,0', '-2,2', '0,-2', '0,2', '2,-2', '2,0', '2,2']);
    expect(neighbourhood.near(1, 5).length).toBeLessThan(8);
  });

  test('skip what a lossy codec mixed with a pixel of a mosaic', () => {
    const expected = ['-2,-2', '-2,0', '-2,2', '0,-2', '0,2', '2,-2', '2,0', '2,2'];
    expect(places(new Neighbourhood(shape({ mosaic: ['RG', 'GB'], lossy: true })), 11, 10)).toEqual(expected);
  });

  test('stay inside the active area', () => {
    const active = { x: 4, y: 2, width: 12, height: 12 };
    const neighbourhood = new Neighbourhood(shape({ mosaic: ['RG', 'GB'], active }));
    for (const { dx, dy } of neighbourhood.near(4, 2)) {
      expect(4 + dx).toBeGreaterThanOrEqual(4);
      expect(2 + dy).toBeGreaterThanOrEqual(2);
    }
  });
});

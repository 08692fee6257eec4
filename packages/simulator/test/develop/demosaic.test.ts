import { describe, expect, it } from 'vitest';
import { BAYER, createCamera, develop, flat, XTRANS, type Demosaic, type Shot } from '../../src/index.ts';
import { tapsFor } from '../../src/develop/kernels.ts';

const [R, G, B] = [0, 1, 2];

/** The weights in eighths by rows of the window. */
function window(demosaic: Demosaic, x: number, y: number, colour: number): number[][] {
  const rows = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  for (const { dx, dy, weight } of tapsFor(demosaic, BAYER.RGGB, x, y, colour)) rows[dy + 2][dx + 2] = 8 * weight;
  return rows;
}

describe('the gradient filter is that of Malvar, He and Cutler, figure 2', () => {
  it('for green at red', () => {
    expect(window('gradient', 0, 0, G)).toEqual([
      [0, 0, -1, 0, 0],
      [0, 0, 2, 0, 0],
      [-1, 2, 4, 2, -1],
      [0, 0, 2, 0, 0],
      [0, 0, -1, 0, 0],
    ]);
  });

  it('for red at green in a red row', () => {
    expect(window('gradient', 1, 0, R)).toEqual([
      [0, 0, 0.5, 0, 0],
      [0, -1, 0, -1, 0],
      [-1, 4, 5, 4, -1],
      [0, -1, 0, -1, 0],
      [0, 0, 0.5, 0, 0],
    ]);
  });

  it('for red at green in a blue row', () => {
    expect(window('gradient', 0, 1, R)).toEqual([
      [0, 0, -1, 0, 0],
      [0, -1, 4, -1, 0],
      [0.5, 0, 5, 0, 0.5],
      [0, -1, 4, -1, 0],
      [0, 0, -1, 0, 0],
    ]);
  });

  it('for blue at red', () => {
    expect(window('gradient', 0, 0, B)).toEqual([
      [0, 0, -1.5, 0, 0],
      [0, 2, 0, 2, 0],
      [-1.5, 0, 6, 0, -1.5],
      [0, 2, 0, 2, 0],
      [0, 0, -1.5, 0, 0],
    ]);
  });
});

describe('the bilinear filter', () => {
  it('takes the mean of the two or four nearest', () => {
    expect(tapsFor('bilinear', BAYER.RGGB, 1, 0, R).map(({ weight }) => weight)).toEqual([0.5, 0.5]);
    expect(tapsFor('bilinear', BAYER.RGGB, 0, 0, B).map(({ weight }) => weight)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('finds every colour around every pixel of an X-Trans mosaic', () => {
    for (let i = 0; i < 36 * 3; i++) {
      const taps = tapsFor('bilinear', XTRANS, i % 6, Math.floor(i / 6) % 6, i % 3);
      expect(taps.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });

  it('is the only one for an X-Trans mosaic', () => {
    expect(() => tapsFor('gradient', XTRANS, 0, 0, R)).toThrow("Expected demosaic to be 'bilinear' for a mosaic");
  });
});

describe('develop', () => {
  const QUIET = { width: 36, height: 24, fullWell: 1e7, readNoise: 0, prnu: 0, dsnu: 0, darkCurrent: 0, defects: [] };
  const shoot = (mosaic: readonly string[] | 'none', level = 0.18): Shot =>
    createCamera({ ...QUIET, mosaic }).photograph(flat(level), { iso: 100, exposure: 0.01, index: 0 });

  it.each([
    ['RGGB', BAYER.RGGB],
    ['BGGR', BAYER.BGGR],
    ['GRBG', BAYER.GRBG],
    ['GBRG', BAYER.GBRG],
    ['X-Trans', XTRANS],
    ['no', 'none'],
  ] as const)('makes middle grey of 0.18 light with %s mosaic, to its border', (_, mosaic) => {
    const { data } = develop(shoot(mosaic));
    // sRGB: 255 · (1.055 · 0.18^(1/2.4) − 0.055) = 117.6.
    expect(data.every((value) => Math.abs(value - 118) <= 1)).toBe(true);
  });

  it('makes white of clipped light', () => {
    expect(develop(shoot(BAYER.RGGB, 3)).data.every((value) => value === 255)).toBe(true);
  });

  it('shows the active area alone', () => {
    const active = { x: 5, y: 3, width: 30, height: 20 };
    const camera = createCamera({ ...QUIET, active });
    const { data, width, height } = develop(camera.photograph(flat(0.18), { iso: 100, exposure: 0.01, index: 0 }));
    expect([width, height]).toEqual([30, 20]);
    expect(data.every((value) => Math.abs(value - 118) <= 1)).toBe(true);
  });

  it('gives red its colour: light of sRGB red becomes sRGB red', () => {
    const red = {
      compose: () => (_x: number, _y: number, row: Float32Array) =>
        row.forEach((_, i) => (row[i] = i % 3 ? 0.05 : 0.4)),
    };
    const shot = createCamera({ ...QUIET, lens: 0.5 }).photograph(red, { iso: 100, exposure: 0.01, index: 0 });
    const { data } = develop(shot);
    // sRGB of 0.4 and 0.05 by hand: 170 and 63.
    const middle = 3 * (12 * 36 + 18);
    expect([...data.subarray(middle, middle + 3)].map((value) => Math.round(value / 2))).toEqual([85, 32, 32]);
  });
});

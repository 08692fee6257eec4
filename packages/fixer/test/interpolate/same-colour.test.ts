import type { Frame } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { BadPixels } from '../../src/bad-pixels.ts';
import { sameColour } from '../../src/interpolate/same-colour.ts';
import { defectAt, frameOf, grid } from '../support/frames.ts';

/** The guesses as `x,y` and value. */
function guess(frame: Frame, sites: [number, number][], average: 'mean' | 'median' = 'mean'): Record<string, number> {
  const bad = BadPixels.of(
    sites.map(([x, y]) => defectAt(x, y)),
    frame,
  );
  const guesses = sameColour(average).predict(frame, bad, 0);
  return Object.fromEntries(
    Array.from(guesses, ([at, value]) => [`${at % frame.width},${Math.floor(at / frame.width)}`, value]),
  );
}

describe('a single pixel of a Bayer mosaic is the mean of the four nearest of its colour', () => {
  /** Nothing but the named neighbours holds anything but 255. */
  const around = (x: number, y: number, offsets: [number, number][]): number[][] =>
    grid(11, 11, (column, row) => {
      const at = offsets.findIndex(([dx, dy]) => x + dx === column && y + dy === row);
      return at < 0 ? 255 : 10 * (at + 1);
    });
  const straight: [number, number][] = [
    [0, -2],
    [-2, 0],
    [2, 0],
    [0, 2],
  ];
  const diagonal: [number, number][] = [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ];

  test.each<[string, string[], number, number, [number, number][]]>([
    ['red of RGGB', ['RG', 'GB'], 4, 4, straight],
    ['green beside red of RGGB', ['RG', 'GB'], 5, 4, diagonal],
    ['green beside blue of RGGB', ['RG', 'GB'], 4, 5, diagonal],
    ['blue of RGGB', ['RG', 'GB'], 5, 5, straight],
    ['blue of BGGR', ['BG', 'GR'], 4, 4, straight],
    ['green of GRBG', ['GR', 'BG'], 4, 4, diagonal],
    ['red of GRBG', ['GR', 'BG'], 5, 4, straight],
    ['blue of GRBG', ['GR', 'BG'], 4, 5, straight],
    ['green of GBRG', ['GB', 'RG'], 5, 5, diagonal],
  ])('%s', (_, mosaic, x, y, offsets) => {
    const frame = frameOf(around(x, y, offsets), { mosaic });
    // (10 + 20 + 30 + 40) / 4
    expect(guess(frame, [[x, y]])).toEqual({ [`${x},${y}`]: 25 });
  });
});

test('in a monochrome frame the four beside a pixel are its nearest', () => {
  const frame = frameOf([
    [9, 10, 9],
    [20, 255, 30],
    [9, 40, 9],
  ]);
  expect(guess(frame, [[1, 1]])).toEqual({ '1,1': 25 });
});

test('in an X-Trans mosaic the nearest of the same colour are taken', () => {
  const mosaic = ['GBGGRG', 'RGRBGB', 'GBGGRG', 'GRGGBG', 'BGBRGR', 'GRGGBG'];
  const reds = new Map([
    ['8,7', 10],
    ['12,7', 20],
    ['10,8', 60],
  ]);
  const frame = frameOf(
    grid(18, 18, (x, y) => reds.get(`${x},${y}`) ?? (mosaic[y % 6][x % 6] === 'R' ? 50 : 255)),
    { mosaic },
  );
  // Squared distances from (10, 6): 4 to (10, 8); 5 to (8, 7), (12, 7), (9, 4) and (11, 4), the last two of which hold 50.
  expect(guess(frame, [[10, 6]])['10,6']).toBeCloseTo((60 + 10 + 20 + 50 + 50) / 5, 12);
});

describe('bad neighbours count for nothing', () => {
  test('the other three at the smallest distance and the next distance take their place', () => {
    const frame = frameOf([
      [12, 10, 13],
      [20, 255, 254],
      [14, 40, 17],
    ]);
    // Beside (1, 1): 10, 20, 40; in its corners 12, 13, 14, 17. Beside (2, 1): 13, 17; then corners 10, 40.
    expect(
      guess(frame, [
        [1, 1],
        [2, 1],
      ]),
    ).toEqual({ '1,1': (10 + 20 + 40 + 12 + 13 + 14 + 17) / 7, '2,1': 20 });
  });

  test('a bad neighbour of another colour does no harm', () => {
    const rows = grid(9, 9, (x, y) => (x % 2 === 0 && y % 2 === 0 ? 70 : 3));
    const frame = frameOf(rows, { mosaic: ['RG', 'GB'] });
    expect(
      guess(frame, [
        [4, 4],
        [5, 4],
        [4, 5],
      ])['4,4'],
    ).toBe(70);
  });
});

describe('a cluster is filled from its rim inwards', () => {
  test('a flat field comes back whole', () => {
    const isBad = (x: number, y: number): boolean => x >= 3 && x < 12 && y >= 4 && y < 10;
    const frame = frameOf(grid(16, 16, (x, y) => (isBad(x, y) ? 255 : 40)));
    const sites = Array.from({ length: 256 }, (_, at): [number, number] => [at % 16, at >> 4]).filter(([x, y]) =>
      isBad(x, y),
    );
    const guesses = Object.values(guess(frame, sites));
    expect(guesses).toEqual(Array(9 * 6).fill(40));
  });

  test('the middle of three by three is guessed from what was guessed around it', () => {
    const inside = (x: number, y: number): boolean => Math.abs(x - 4) <= 1 && Math.abs(y - 4) <= 1;
    const frame = frameOf(grid(9, 9, (x, y) => (inside(x, y) ? 255 : 100)));
    const sites = [3, 4, 5].flatMap((y) => [3, 4, 5].map((x): [number, number] => [x, y]));
    expect(guess(frame, sites)).toMatchObject({ '4,4': 100, '3,3': 100, '5,4': 100 });
  });

  test('a bad column of a mosaic is guessed from its sides', () => {
    const frame = frameOf(
      grid(12, 12, (x) => (x === 5 ? 255 : 10 * x)),
      { mosaic: ['RG', 'GB'] },
    );
    const column = Array.from({ length: 12 }, (_, y): [number, number] => [5, y]);
    const guesses = guess(frame, column);
    expect(Object.keys(guesses)).toHaveLength(12);
    for (const value of Object.values(guesses)) expect(value).toBe(50);
  });
});

describe('at the border', () => {
  test('a corner is guessed from what there is', () => {
    const frame = frameOf([
      [255, 10, 90],
      [20, 30, 90],
      [90, 90, 90],
    ]);
    // Beside it 10 and 20, in the corner 30, then 90 and 90 two away: the fourth is at a distance of two, where there are two.
    expect(guess(frame, [[0, 0]])).toEqual({ '0,0': (10 + 20 + 30 + 90 + 90) / 5 });
  });

  test('masked pixels outside the active area are not looked at', () => {
    const active = { x: 2, y: 0, width: 7, height: 9 };
    const frame = frameOf(
      grid(9, 9, (x) => (x < 2 ? 0 : 80)),
      { active },
    );
    expect(guess(frame, [[2, 4]])).toEqual({ '2,4': 80 });
  });

  test('a frame with nothing good of that colour gives no guess', () => {
    const active = { x: 0, y: 0, width: 8, height: 1 };
    const frame = frameOf([[1, 2, 3, 4, 5, 6, 7, 8]], { active, mosaic: ['RGGGGGGG'] });
    expect(guess(frame, [[0, 0]])).toEqual({});
  });
});

test('the median passes over an outlier that nobody knew to be bad', () => {
  const frame = frameOf([
    [9, 10, 9],
    [20, 255, 250],
    [9, 30, 9],
  ]);
  // Of 10, 20, 30 and 250.
  expect(guess(frame, [[1, 1]], 'median')).toEqual({ '1,1': 25 });
});

import type { Frame } from '@hotpix/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadPixels } from '../../src/bad-pixels.ts';
import { lmmse } from '../../src/interpolate/lmmse.ts';
import { sameColour } from '../../src/interpolate/same-colour.ts';
import { defectAt, frameOf, grid } from '../support/frames.ts';

const SIDE = 30;
const X_TRANS = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];
const MOSAICS: Record<string, string[] | undefined> = {
  RGGB: ['RG', 'GB'],
  BGGR: ['BG', 'GR'],
  GRBG: ['GR', 'BG'],
  GBRG: ['GB', 'RG'],
  RGBE: ['RG', 'EB'],
  GMCY: ['GM', 'CY'],
  'X-Trans': X_TRANS,
  monochrome: undefined,
};

type Site = readonly [x: number, y: number];
type Paint = (x: number, y: number, letter: string) => number;

const SINGLE: Site[] = [[14, 15]];
const SHAPES: Record<string, Site[]> = {
  'a pixel': SINGLE,
  'its neighbour too': [...SINGLE, [15, 15]],
  'a square of four': [...SINGLE, [15, 15], [14, 16], [15, 16]],
  'a column': Array.from({ length: SIDE }, (_, y): Site => [14, y]),
  'a part of a row': Array.from({ length: 9 }, (_, x): Site => [10 + x, 15]),
};

/** A 14-bit frame whose bad pixels hold that value. */
function paint(mosaic: string[] | undefined, sites: readonly Site[], value: Paint, bad = 16_383): Frame {
  const rows = grid(SIDE, SIDE, (x, y) => value(x, y, mosaic?.[y % mosaic.length][x % mosaic[0].length] ?? 'W'));
  for (const [x, y] of sites) rows[y][x] = bad;
  return frameOf(rows, { bits: 14, black: 256, ...(mosaic && { mosaic }) });
}

function guess(frame: Frame, sites: readonly Site[], method = lmmse): number[] {
  const bad = BadPixels.of(
    sites.map(([x, y]) => defectAt(x, y)),
    frame,
  );
  const guesses = method.predict(frame, bad, 0);
  return sites.map(([x, y]) => guesses.get(y * frame.width + x) as number);
}

const mosaics = Object.entries(MOSAICS);

describe('constant colours come back whole, whatever their balance', () => {
  const levels: Record<string, number> = { R: 900, G: 2400, B: 1300, E: 2000, C: 3000, M: 700, Y: 1100, W: 5000 };

  test.each(mosaics)('%s', (_, mosaic) => {
    for (const sites of Object.values(SHAPES)) {
      const value: Paint = (_x, _y, letter) => levels[letter];
      const guesses = guess(paint(mosaic, sites, value), sites);
      expect(guesses).toEqual(
        sites.map(([x, y]) => expect.closeTo(levels[mosaic?.[y % mosaic.length][x % mosaic[0].length] ?? 'W'], 6)),
      );
    }
  });
});

describe('a ramp of its own in each colour comes back within rounding', () => {
  const slopes: Record<string, readonly [number, number, number]> = {
    R: [2000, 12, -5],
    G: [4000, 7, 15],
    B: [3000, -9, 6],
    E: [3500, 4, 9],
    C: [2500, 3, -8],
    M: [4000, -6, -6],
    Y: [3000, 10, 2],
    W: [3000, 11, 5],
  };
  const ramp: Paint = (x, y, letter) => slopes[letter][0] + slopes[letter][1] * x + slopes[letter][2] * y;

  test.each(mosaics)('%s', (_, mosaic) => {
    for (const sites of [SINGLE, SHAPES['its neighbour too']]) {
      const guesses = guess(paint(mosaic, sites, ramp), sites);
      sites.forEach(([x, y], i) => {
        const letter = mosaic?.[y % mosaic.length][x % mosaic[0].length] ?? 'W';
        expect(Math.abs(guesses[i] - ramp(x, y, letter))).toBeLessThan(0.5);
      });
    }
  });
});

/** Stripes of light a few pixels wide, in which colours differ by their strength alone. */
const stripes =
  (angle: number): Paint =>
  (x, y, letter) => {
    const phase = (x * Math.cos(angle) + y * Math.sin(angle)) * 1.1;
    return Math.round(256 + ({ R: 0.5, G: 1, B: 0.7 }[letter] ?? 1) * (3000 + 2000 * Math.sin(phase)));
  };

describe.each(['RGGB', 'X-Trans', 'monochrome'])('stripes in %s', (name) => {
  const mosaic = MOSAICS[name];

  test.each(Object.entries(SHAPES))(
    'are followed through %s at every angle, where the mean errs twice as far',
    (_, sites) => {
      let [ours, means] = [0, 0];
      for (const angle of [0.3, 0.8, 1.3, 1.8, 2.3, 2.8]) {
        const frame = paint(mosaic, sites, stripes(angle));
        const truth = paint(mosaic, [], stripes(angle)).samples;
        const squares = (values: number[]): number =>
          values.reduce((sum, value, i) => sum + (value - truth[sites[i][1] * SIDE + sites[i][0]]) ** 2, 0);
        ours += squares(guess(frame, sites));
        means += squares(guess(frame, sites, sameColour('mean')));
      }
      expect(ours).toBeLessThan(means / 4);
    },
  );
});

describe('whatever the frame and the defects', () => {
  const cases = fc.record({
    mosaic: fc.constantFrom(...Object.values(MOSAICS)),
    sites: fc.array(fc.tuple(fc.nat(SIDE - 1), fc.nat(SIDE - 1)), { minLength: 1, maxLength: 12 }),
    seed: fc.nat(1e6),
    bad: fc.nat(16_383),
  });
  const noise =
    (seed: number): Paint =>
    (x, y) =>
      ((x + 31 * y) * 2_654_435_761 + seed * 97) % 16_384;

  test('the value of a bad pixel changes nothing', () => {
    fc.assert(
      fc.property(cases, ({ mosaic, sites, seed, bad }) => {
        expect(guess(paint(mosaic, sites, noise(seed), bad), sites)).toEqual(
          guess(paint(mosaic, sites, noise(seed), 0), sites),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('no guess leaves the range of the good pixels of its colour', () => {
    fc.assert(
      fc.property(cases, ({ mosaic, sites, seed, bad }) => {
        const frame = paint(mosaic, sites, noise(seed), bad);
        const isBad = new Set(sites.map(([x, y]) => y * SIDE + x));
        const letterAt = (x: number, y: number): string => mosaic?.[y % mosaic.length][x % mosaic[0].length] ?? 'W';
        guess(frame, sites).forEach((value, i) => {
          const [x, y] = sites[i];
          const own = [...frame.samples].filter(
            (_, at) => !isBad.has(at) && letterAt(at % SIDE, Math.floor(at / SIDE)) === letterAt(x, y),
          );
          expect(value).toBeGreaterThanOrEqual(Math.min(...own) - 1e-6);
          expect(value).toBeLessThanOrEqual(Math.max(...own) + 1e-6);
        });
      }),
      { numRuns: 30 },
    );
  });
});

test('a single pixel stays within the range of its colour in the 9x9', () => {
  const frame = paint(MOSAICS.RGGB, SINGLE, (x, y) => (Math.max(Math.abs(x - 14), Math.abs(y - 15)) <= 4 ? 500 : 9000));
  expect(guess(frame, SINGLE)[0]).toBeCloseTo(500, 6);
});

describe('where little is known', () => {
  test('a corner is guessed from what there is', () => {
    const frame = paint(MOSAICS.RGGB, [[0, 0]], () => 1000);
    expect(guess(frame, [[0, 0]])[0]).toBeCloseTo(1000, 6);
  });

  test('a hole wider than the 5x5 is filled from its rim inwards', () => {
    const hole = Array.from({ length: 144 }, (_, i): Site => [8 + (i % 12), 9 + Math.floor(i / 12)]);
    const guesses = guess(
      paint(MOSAICS.RGGB, hole, () => 1200),
      hole,
    );
    expect(guesses).toEqual(hole.map(() => expect.closeTo(1200, 6)));
  });

  test('a frame smaller than the window gives the mean of the nearest', () => {
    const frame = frameOf([
      [10, 20, 30],
      [10, 255, 30],
      [10, 20, 30],
    ]);
    const guesses = lmmse.predict(frame, BadPixels.of([defectAt(1, 1)], frame), 0);
    expect(guesses.get(4)).toBeCloseTo(20, 6);
  });

  test('a frame with nothing good of that colour gives no guess', () => {
    const frame = frameOf([[1, 2, 3, 4, 5, 6, 7, 8]], { mosaic: ['RGGGGGGG'] });
    expect(lmmse.predict(frame, BadPixels.of([defectAt(0, 0)], frame), 0).size).toBe(0);
  });
});

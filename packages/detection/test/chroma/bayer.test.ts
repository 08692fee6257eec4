/** The filters under a picture, by the places of its defects. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bayerOf, filterOdds, type Named } from '../../src/chroma/bayer.ts';

const PHASES = [
  ['RG', 'GB'],
  ['GR', 'BG'],
  ['GB', 'RG'],
  ['BG', 'GR'],
];
const place = fc.record({ x: fc.nat(2000), y: fc.nat(2000) });
const places = (least: number) => fc.array(place, { minLength: least, maxLength: 60 });

/** Of the filters of a mosaic. */
const named = ({ x, y }: { x: number; y: number }, mosaic: readonly string[], confidence: number): Named => {
  return { x, y, colour: mosaic[y % 2][x % 2], confidence };
};

describe('the mosaic is told', () => {
  test.each(PHASES)('by thirty defects whose colours are likely: %s %s', (...mosaic) => {
    fc.assert(
      fc.property(places(30), (all) => {
        const hasBoth = ['R', 'B'].every((one) => all.filter(({ x, y }) => mosaic[y % 2][x % 2] === one).length > 3);
        fc.pre(hasBoth);
        expect(bayerOf(all.map((one) => named(one, mosaic, 0.9)))).toEqual(mosaic);
      }),
    );
  });

  test('though one of ten is named wrongly', () => {
    const all = Array.from({ length: 40 }, (_, i) => {
      const one = named({ x: 17 * i, y: 23 * i + (i >> 1) }, PHASES[2], 0.9);
      return i % 10 === 0 ? { ...one, colour: one.colour === 'R' ? 'B' : 'R' } : one;
    });
    expect(bayerOf(all)).toEqual(PHASES[2]);
  });
});

describe('it is not told', () => {
  test('by few defects', () => {
    expect(bayerOf([])).toBeUndefined();
    expect(bayerOf([named({ x: 0, y: 0 }, PHASES[0], 1), named({ x: 1, y: 1 }, PHASES[0], 1)])).toBeUndefined();
  });

  test('by green alone, which two phases have in the same places', () => {
    const green = Array.from({ length: 50 }, (_, i) => ({ x: 2 * i + 1, y: 4 * i, colour: 'G', confidence: 0.99 }));
    expect(bayerOf(green)).toBeUndefined();
  });

  test('by defects of a picture that was turned or enlarged, whose places follow no order', () => {
    const colour = fc.constantFrom('R', 'G', 'G', 'B');
    const all = fc.array(fc.tuple(place, colour), { minLength: 60, maxLength: 60 });
    const told = fc.sample(all, { numRuns: 500, seed: 7 }).filter((each) => {
      return bayerOf(each.map(([at, name]) => ({ ...at, colour: name, confidence: 0.95 }))) !== undefined;
    });
    expect(told).toHaveLength(0);
  });
});

test('a filter is most likely that of its place, and the others share what is left', () => {
  const odds = filterOdds(PHASES[0], 3, 4);
  expect(['R', 'G', 'B'].map(odds)).toEqual([expect.closeTo(0.05), 0.9, expect.closeTo(0.05)]);
});

/**
 * The figures of the reference implementation, EMVA1288/emva1288 at commit 2ed0b403 (Python 3, numpy 2.4.6, scipy 1.17.1), of
 * the frames that `frames.ts` makes. Its modules were called as they are; docs/emva1288.md tells how.
 */
import { describe, expect, test } from 'vitest';
import { FIGURES } from '../../src/emva1288/figures.ts';
import { coloursOf } from '../../src/emva1288/lattice.ts';
import { summariseSets } from '../../src/emva1288/section.ts';
import { measureStack } from '../../src/emva1288/stack.ts';
import { frameOf } from '../../../statistics/test/support/shots.ts';
import { pair, setOf } from './frames.ts';

/** Relative difference; the reference rounds in another order. */
const SAME = 1e-12;

function expectSame(came: number | null | undefined, reference: number, tolerance = SAME): void {
  expect(Math.abs((came ?? NaN) / reference - 1), `${came} beside ${reference}`).toBeLessThan(tolerance);
}

const weighted = (counts: readonly number[]): number => counts.reduce((sum, n, i) => sum + i * n, 0);

describe('ten dark frames and ten flat fields of a monochrome sensor agree with the reference', () => {
  const { darks, flats } = pair('none', 10, 10);
  const [dark, flat] = [setOf(darks), setOf(flats)];
  const shape = frameOf(darks[0]);
  const summary = summariseSets({ dark, flat }, shape);
  const figure = (name: string) => summary.figures.find((one) => one.name === name)?.values[0];

  test.each([
    ['mean', 1710.2823055555555],
    ['darkMean', 130.04482407407409],
    ['temporalNoise', Math.sqrt(1055.5537973251028)],
    ['temporalDarkNoise', Math.sqrt(5.333959876543211)],
    ['dsnu', 3.8033444447206826],
    ['dsnuRow', Math.sqrt(1.5248588155830558)],
    ['dsnuColumn', Math.sqrt(4.016024943439731)],
    ['dsnuPixel', Math.sqrt(8.924545206164892)],
    ['prnu', 1.3023812241570982],
    ['prnuRow', 0.3048215952324037],
    ['prnuColumn', 0.37470709545004044],
    ['prnuPixel', 1.209493795245064],
  ])('in %s', (name, reference) => expectSame(figure(name), reference));

  test('in the spatial variances of the flat image', () => {
    const { spatial } = measureStack(flat, coloursOf(shape)[0]);
    expectSame(spatial?.column, 39.077368237977154);
    expectSame(spatial?.pixel, 374.22650878010893);
  });

  test('in the DSNU histogram, bin by bin', () => {
    const [{ from, step, counts, accumulated }] = summary.histograms[0].colours;
    expect([counts.length, counts.slice(15, 20), weighted(counts)]).toEqual([232, [717, 709, 740, 684, 649], 187139]);
    expectSame(from, -10.644824074074052);
    expectSame(step, 0.6);
    expect(accumulated.percent).toHaveLength(214);
    expectSame(accumulated.step, 0.6);
    expectSame(weighted(accumulated.percent), 2112.8703703703704, 1e-5);
  });

  test('in the PRNU histogram, bin by bin', () => {
    const [{ from, step, counts, accumulated }] = summary.histograms[1].colours;
    expect([counts.length, weighted(counts)]).toEqual([256, 1947564]);
    expectSame(from, -278.044);
    expectSame(step, 1.42);
    expect(accumulated.percent).toHaveLength(256);
    expectSame(accumulated.step, 1.088);
    expectSame(weighted(accumulated.percent), 23265.146351242987, 1e-5);
  });
});

describe('two dark frames and two flat fields, whose light the reference finds to be as steady as can be,', () => {
  const { darks, flats } = pair('none', 2, 2);
  const summary = summariseSets({ dark: setOf(darks), flat: setOf(flats) }, frameOf(darks[0]));
  const figure = (name: string) => summary.figures.find((one) => one.name === name)?.values[0];

  // The reference takes half the squared difference of the two means off the variance, which planes of moments cannot know.
  test.each([
    ['gain', 0.6614651138775907],
    ['temporalDarkNoise', 2.3157684989154834],
    ['temporalDarkNoiseElectrons', 3.4736608439687484],
    ['dsnuElectrons', 5.696265686404551],
    ['dsnuPixelElectrons', 4.483298123296357],
  ])('agree in %s to a ten-thousandth', (name, reference) => expectSame(figure(name), reference, 1e-4));

  test('tell the gain that the camera was made with', () => {
    // 12000 e⁻ over 3967 DN at ISO 100, so 1.5125 e⁻/DN at ISO 200.
    expectSame(figure('gain'), 3967 / 6000, 0.02);
  });
});

describe('the colours of a Bayer mosaic agree with the reference on each place of the mosaic as an image of its own', () => {
  const { darks, flats } = pair(['RG', 'GB'], 6, 6);
  const summary = summariseSets({ dark: setOf(darks), flat: setOf(flats) }, frameOf(darks[0]));
  const figure = (name: string) => summary.figures.find((one) => one.name === name);

  test('in red and blue', () => {
    expect(summary.colours).toEqual(['R', 'G', 'B']);
    for (const [name, red, blue] of [
      ['mean', 919.2439506172841, 1158.3453703703703],
      ['dsnu', 4.319102772958027, 3.539206954795213],
      ['prnu', 1.2257044491251392, 1.2838533139930983],
      ['prnuColumn', 0.2590112690530341, 0.24333455383165234],
      ['prnuPixel', 1.1630265888005626, 1.2639365080524414],
    ] as const) {
      expectSame(figure(name)?.values[0], red);
      expectSame(figure(name)?.values[2], blue);
    }
  });

  test('in green, which is the average of its two places', () => {
    expectSame(figure('dsnu')?.values[1], Math.sqrt((13.40716402660946 + 11.408677248241613) / 2));
    expectSame(figure('temporalNoise')?.values[1], Math.sqrt((1051.6652222222222 + 1038.894086419753) / 2));
  });

  test('in a variance that temporal noise hides, which has no root', () => {
    expect(figure('prnuRow')?.values[2]).toBeNull();
    expect(figure('prnuRow')?.absent).toContain('lost in the temporal noise');
  });
});

test('every figure has a name of its own, a title, a symbol, a unit and a chapter of the standard', () => {
  expect(new Set(FIGURES.map(({ name }) => name)).size).toBe(FIGURES.length);
  for (const { title, symbol, unit, section } of FIGURES) {
    expect([title, symbol, section].every((text) => text.length > 0)).toBe(true);
    expect(['DN', 'e⁻', 'DN/e⁻', '%']).toContain(unit);
  }
});

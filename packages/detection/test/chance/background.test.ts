import { describe, expect, test } from 'vitest';
import { backgroundOf } from '../../src/chance/background.ts';
import { mosaicShape, sensorShape } from '../../../core/test/support/shapes.ts';
import { noisePlanes } from '../support/evidence-planes.ts';

const shape = sensorShape({ width: 160, height: 120 });
const FRAMES = 10;
/** Every hundredth site. */
const isDefect = (site: number): boolean => site % 100 === 7;
const defects = Array.from({ length: 160 * 120 }, (_, site) => site).filter(isDefect);
const without = (zOf: (noise: number, frame: number) => number): Float64Array => {
  const planes = noisePlanes(shape, FRAMES, {
    zOf: (noise, site, frame) => (isDefect(site) ? zOf(noise, frame) : noise),
  });
  return backgroundOf(planes, shape, defects)[0];
};
/** Of the good sites alone: as many frames less. */
const clean = noisePlanes(shape, FRAMES).histogram.map((count) => count * 0.99);

const total = (histogram: Float64Array, from = -48, to = 48): number =>
  histogram.slice(from + 48, to + 49).reduce((sum, count) => sum + count, 0);

describe('the histogram without its defects', () => {
  test.each([
    ['at the clip', () => 9],
    ['clearly above', (noise: number) => 4.5 + 0.3 * noise],
    ['sometimes at the clip, sometimes below it', (noise: number) => 6 + noise],
    ['far too low', () => -9],
    ['there in half of the frames', (noise: number, frame: number) => (frame % 2 === 0 ? 8 : noise)],
  ])('whose steps were %s has as many steps as that of the good sites', (_, zOf) => {
    expect(total(without(zOf)) / total(clean)).toBeCloseTo(1, 2);
  });

  test('at the clip holds at the clip what the good ones put there: nothing', () => {
    expect(
      total(
        without(() => 9),
        40,
        48,
      ),
    ).toBeLessThan(0.01 * defects.length * FRAMES);
  });

  test('clearly above is as wide as that of the good sites', () => {
    const widthOf = (histogram: Float64Array): number =>
      Math.sqrt(histogram.reduce((sum, count, i) => sum + count * (i - 48) ** 2, 0) / total(histogram));
    expect(Math.abs(widthOf(without((noise) => 4.5 + 0.3 * noise)) / widthOf(clean) - 1)).toBeLessThan(0.03);
  });

  test('keeps the shape of what is not clearly a difference', () => {
    const found = without(() => 9);
    for (let step = -16; step <= 16; step += 4) {
      expect(found[48 + step] / clean[48 + step]).toBeGreaterThan(0.95);
      expect(found[48 + step] / clean[48 + step]).toBeLessThan(1.05);
    }
  });

  test('loses most of what defects put there where good sites are left out with them', () => {
    const smear = Array.from({ length: 160 * 120 }, (_, site) => site).filter((site) => site % 100 < 40);
    const planes = noisePlanes(shape, FRAMES, { zOf: (noise, site) => (isDefect(site) ? 4.5 + 0.3 * noise : noise) });
    const [found] = backgroundOf(planes, shape, smear);
    expect(total(found, 28, 48)).toBeLessThan(0.2 * defects.length * FRAMES);
  });

  test('is never less than nothing in a bin', () => {
    expect(Math.min(...without((noise) => 6 + 3 * noise))).toBeGreaterThanOrEqual(0);
  });
});

test('without exceptions the histogram is that of all sites, phase by phase, and the clip once more on either side', () => {
  const mosaic = mosaicShape({ width: 16, height: 12 });
  const planes = noisePlanes(mosaic, 3);
  const phases = backgroundOf(planes, mosaic, []);
  expect(phases.flatMap((phase) => [...phase])).toEqual(
    // Four phases share it.
    [...planes.histogram].map((count, bin) => count + (bin % 97 === 0 || bin % 97 === 96 ? 1 / 4 : 0)),
  );
});

test('a defect is taken out of its own phase alone', () => {
  const mosaic = mosaicShape({ width: 64, height: 48 });
  const planes = noisePlanes(mosaic, 5, { zOf: (noise, site) => (site === 65 ? 9 : noise) });
  const phases = backgroundOf(planes, mosaic, [65]);
  // Site 65 is x 1, y 1: the last of the four.
  expect(phases.map((phase) => Math.round(total(phase, -47, 47)))).toEqual([3840, 3840, 3840, 3835]);
});

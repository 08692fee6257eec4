import { describe, expect, it } from 'vitest';
import { createCamera, dark, flat, type CameraOptions } from '../../src/index.ts';
import { spreadOf, temporalVariance } from '../measure.ts';

/** 10000 electrons over 4000 DN: 2.5 electrons a DN at ISO 100. */
const QUIET: CameraOptions = {
  seed: 5,
  width: 320,
  height: 240,
  mosaic: 'none',
  bits: 12,
  black: 95,
  white: 4095,
  fullWell: 10_000,
  readNoise: 0,
  prnu: 0,
  dsnu: 0,
  darkCurrent: 0,
  defects: [],
};

describe('a flat field', () => {
  it.each([
    { iso: 100, level: 0.5, gain: 2.5 },
    { iso: 100, level: 0.1, gain: 2.5 },
    { iso: 800, level: 0.4, gain: 0.3125 },
    { iso: 3200, level: 0.2, gain: 0.078125 },
  ])('has shot noise of mean / gain at ISO $iso and $level of white', ({ iso, level, gain }) => {
    const camera = createCamera(QUIET);
    const [first, second] = [0, 1].map((index) => camera.photograph(flat(level), { iso, exposure: 0.01, index }));
    const mean = spreadOf(first.samples).mean - 95;
    expect(mean / (4000 * level)).toBeCloseTo(1, 2);
    // Photon transfer: the variance in DN is mean / K plus 1/12 of quantisation.
    expect(temporalVariance(first, second) / (mean / gain + 1 / 12)).toBeCloseTo(1, 1);
  });

  it('has read noise beside shot noise', () => {
    const camera = createCamera({ ...QUIET, readNoise: 20 });
    const [first, second] = [0, 1].map((index) => camera.photograph(flat(0.01), { iso: 100, exposure: 0.01, index }));
    // 100 electrons of light: √(100 + 20²) electrons at 2.5 electrons a DN.
    expect(temporalVariance(first, second) / (500 / 6.25 + 1 / 12)).toBeCloseTo(1, 1);
  });

  it('has the photo response non-uniformity it was given, the same in every shot', () => {
    const camera = createCamera({ ...QUIET, fullWell: 1e7, prnu: 0.02 });
    const [first, second] = [0, 1].map((index) => camera.photograph(flat(0.5), { iso: 100, exposure: 0.01, index }));
    const { mean, variance } = spreadOf(first.samples);
    expect(Math.sqrt(variance) / (mean - 95)).toBeCloseTo(0.02, 3);
    expect(temporalVariance(first, second)).toBeLessThan(0.02 * variance);
  });

  it('shows the filters of the mosaic as bright as they let light in', () => {
    const camera = createCamera({ ...QUIET, mosaic: ['RG', 'GB'] });
    const { samples, width } = camera.photograph(flat(0.5), { iso: 100, exposure: 0.01, index: 0 });
    const of = (dx: number, dy: number): number =>
      spreadOf(samples.filter((_, i) => (i % width) % 2 === dx && Math.floor(i / width) % 2 === dy)).mean - 95;
    expect([of(0, 0), of(1, 0), of(0, 1), of(1, 1)].map((mean) => Math.round(mean / 10))).toEqual([100, 200, 200, 130]);
  });

  it('is white at and beyond saturation', () => {
    const shot = createCamera(QUIET).photograph(flat(3), { iso: 100, exposure: 0.01, index: 0 });
    expect(new Set(shot.samples)).toEqual(new Set([4095]));
  });
});

describe('a dark frame', () => {
  it('grows with exposure by the dark current, and so does its noise', () => {
    const camera = createCamera({ ...QUIET, darkCurrent: 40 });
    for (const exposure of [1, 10]) {
      const [first, second] = [0, 1].map((index) => camera.photograph(dark(), { iso: 800, exposure, index }));
      const electrons = 40 * exposure;
      expect((spreadOf(first.samples).mean - 95) / (electrons / 0.3125)).toBeCloseTo(1, 2);
      expect(temporalVariance(first, second) / (electrons / 0.3125 ** 2 + 1 / 12)).toBeCloseTo(1, 1);
    }
  });

  it('has the dark signal non-uniformity it was given, the same in every shot', () => {
    const camera = createCamera({ ...QUIET, dsnu: 5 });
    const [first, second] = [0, 1].map((index) => camera.photograph(dark(), { iso: 800, exposure: 0.01, index }));
    // 5 electrons at 0.3125 electrons a DN.
    expect(Math.sqrt(spreadOf(first.samples).variance)).toBeCloseTo(16, 0);
    expect(temporalVariance(first, second)).toBeLessThan(0.1);
  });

  it('is centred on the black level, noise below it kept', () => {
    const shot = createCamera({ ...QUIET, readNoise: 25 }).photograph(dark(), { iso: 100, exposure: 0.01, index: 0 });
    expect(spreadOf(shot.samples).mean).toBeCloseTo(95, 0);
    expect(Math.min(...shot.samples)).toBeLessThan(65);
  });
});

describe('the masked border', () => {
  it('gets no light, but the noise of the dark', () => {
    const active = { x: 20, y: 10, width: 300, height: 220 };
    const camera = createCamera({ ...QUIET, readNoise: 5, active });
    const { samples, width } = camera.photograph(flat(0.5), { iso: 100, exposure: 0.01, index: 0 });
    const border = samples.filter((_, i) => i % width < 20 || Math.floor(i / width) < 10);
    const { mean, variance } = spreadOf(border);
    expect(mean).toBeCloseTo(95, 0);
    expect(variance).toBeCloseTo(4, 0);
  });
});

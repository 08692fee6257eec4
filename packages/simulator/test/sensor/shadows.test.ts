import { describe, expect, it } from 'vitest';
import { createCamera, dark, flat, type CameraOptions, type Scene, type Shot } from '../../src/index.ts';
import { sampleAt, spreadOf } from '../measure.ts';
import { largestDifference } from '../scenes/painted.ts';

/** Noise of about a thousandth of the light. */
const QUIET: CameraOptions = {
  seed: 3,
  width: 320,
  height: 240,
  mosaic: 'none',
  bits: 16,
  fullWell: 1e7,
  readNoise: 0,
  prnu: 0,
  dsnu: 0,
  darkCurrent: 0,
  defects: [],
};
const NOISE = 0.01;

/** Light that is painted, and grows from left to right. */
const ramp: Scene = {
  compose:
    ({ width }) =>
    (x, _y, row) => {
      for (let i = 0; i < row.length; i++) row[i] = 0.2 + (0.6 * (x + Math.floor(i / 3))) / width;
    },
};

function shoot(options: CameraOptions, scene: Scene = flat(0.5), index = 0): Shot {
  return createCamera({ ...QUIET, ...options }).photograph(scene, { iso: 100, exposure: 0.01, index });
}

/** Share of the light that is left on each pixel, against the same camera without. */
function leftWith(shadows: CameraOptions, scene?: Scene, index = 0): Float64Array {
  const [shaded, clear] = [
    shoot({ ...QUIET, ...shadows }, scene, index),
    shoot({ ...shadows, dust: 0, vignette: 0 }, scene, index),
  ];
  return Float64Array.from(shaded.samples, (value, at) => (value - shaded.black) / (clear.samples[at] - clear.black));
}

const most = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b));
const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b));

describe('dust', () => {
  const left = leftWith({ dust: 12 });

  it('lies at the same places in every photograph, whatever is on it', () => {
    const later = leftWith({ dust: 12 }, ramp, 7);
    expect(most(left.map((share, at) => Math.abs(share - later[at])))).toBeLessThan(NOISE);
  });

  it('takes light and gives none', () => {
    expect(most(left)).toBeLessThan(1 + NOISE);
  });

  it('takes part of the light, not all of it', () => {
    // One speck takes at most half; few lie over each other.
    expect(least(left)).toBeGreaterThan(0.2);
    expect(least(left)).toBeLessThan(0.95);
  });

  it('leaves most of the frame alone', () => {
    expect(left.filter((share) => share > 1 - NOISE).length / left.length).toBeGreaterThan(0.5);
  });

  it.each([1, 2, 3, 4, 5])('of seed %d takes light softly: no pixel has much less than the one beside it', (seed) => {
    const shares = leftWith({ seed, dust: 12 });
    const steps = shares.map((share, at) => (at % 320 === 0 ? 0 : Math.abs(share - shares[at - 1])));
    // At f/16 and 4 µm pixels under 0.3 mm of glass a shadow is 4 pixels wide; the deepest falls by half over 2.8 of
    // them, and by at most 1.5 times the mean.
    expect(most(steps)).toBeLessThan((1.5 * 0.5) / 2.8 + NOISE);
  });

  it('casts shadows of several pixels, none of a single one', () => {
    const isDark = (at: number): boolean => left[at] < 1 - 3 * NOISE;
    const lone = [...left.keys()].filter((at) => isDark(at) && ![-320, -1, 1, 320].some((step) => isDark(at + step)));
    expect(lone).toEqual([]);
  });

  it('lies elsewhere on another camera', () => {
    const other = leftWith({ dust: 12, seed: 4 });
    expect(most(left.map((share, at) => Math.abs(share - other[at])))).toBeGreaterThan(0.03);
  });

  it('does not show in the dark', () => {
    expect(largestDifference(shoot({ dust: 12 }, dark()).samples, shoot({}, dark()).samples)).toBe(0);
  });

  it('stays in the active area', () => {
    const active = { x: 100, y: 80, width: 120, height: 100 };
    const { samples, black } = shoot({ dust: 40, active });
    const border = samples.filter((_, at) => at % 320 < 100 || at % 320 >= 220 || at < 80 * 320 || at >= 180 * 320);
    expect(new Set(border)).toEqual(new Set([black]));
  });
});

describe('a vignette', () => {
  // Odd sizes have a pixel in the middle.
  const SIZE = { width: 161, height: 121 };
  const left = leftWith({ ...SIZE, vignette: 0.4 });
  const at = (x: number, y: number): number => left[y * 161 + x];

  it('takes its share of the light at all four corners', () => {
    for (const [x, y] of [
      [0, 0],
      [160, 0],
      [0, 120],
      [160, 120],
    ])
      expect(at(x, y)).toBeCloseTo(0.6, 2);
  });

  it('takes nothing in the middle', () => {
    expect(at(80, 60)).toBeCloseTo(1, 2);
  });

  it('falls off with the fourth power of the cosine', () => {
    // cos⁴θ = 0.6 at the corner, so tan²θ = 1/√0.6 − 1 = 0.29099; half as far it is a quarter: 1 / 1.07275² = 0.86897.
    for (const [x, y] of [
      [40, 30],
      [120, 30],
      [40, 90],
      [120, 90],
    ])
      expect(at(x, y)).toBeCloseTo(0.869, 2);
  });

  it('is the same on painted light as on even light', () => {
    const painted = leftWith({ ...SIZE, vignette: 0.4 }, ramp);
    expect(most(left.map((share, i) => Math.abs(share - painted[i])))).toBeLessThan(NOISE);
  });

  it('is centred on the active area', () => {
    const active = { x: 40, y: 20, width: 101, height: 81 };
    const shot = shoot({ ...SIZE, active, vignette: 0.4 });
    const light = (x: number, y: number): number => sampleAt(shot, x, y) - shot.black;
    expect(light(40, 20) / light(90, 60)).toBeCloseTo(0.6, 2);
    expect(light(140, 100) / light(90, 60)).toBeCloseTo(0.6, 2);
  });

  it('takes none of the charge of a hot pixel', () => {
    // A fifth of the full well on top of half of it: 0.6 · 0.5 + 0.2.
    const shot = shoot({ ...SIZE, vignette: 0.4, defects: [{ kind: 'hot', x: 0, y: 0, offset: 2e6 }] });
    expect((sampleAt(shot, 0, 0) - shot.black) / (shot.white - shot.black)).toBeCloseTo(0.5, 2);
  });

  it('may be as deep as 99 %', () => {
    expect(leftWith({ ...SIZE, vignette: 0.99 })[0]).toBeCloseTo(0.01, 2);
  });
});

describe('a camera without dust and vignette', () => {
  it('shows even light evenly', () => {
    const { samples, black } = shoot({ dust: 0, vignette: 0 });
    const { mean, variance } = spreadOf(samples);
    expect(Math.sqrt(variance) / (mean - black)).toBeLessThan(0.001);
  });
});

import { describe, expect, it } from 'vitest';
import { createCamera, XTRANS, type CameraOptions } from '../../src/index.ts';

const BAD: [string, CameraOptions, string][] = [
  ['a width of 0', { width: 0 }, 'Expected width to be a whole number from 16 to 32768, got 0.'],
  ['half a seed', { seed: 0.5 }, 'Expected seed to be a whole number from 0'],
  ['no number', { readNoise: Number.NaN }, 'Expected readNoise to be a number from 0 to 10000, got NaN.'],
  ['a vignette that leaves no light', { vignette: 1 }, 'Expected vignette to be a number from 0 to 0.99, got 1.'],
  ['half a speck of dust', { dust: 0.5 }, 'Expected dust to be a whole number from 0 to 1000, got 0.5.'],
  ['white beyond the bits', { bits: 12, white: 4096 }, '0 <= black < white < 2^12, got 128 and 4096'],
  ['black beyond white', { black: 9000, white: 800 }, '0 <= black < white < 2^14, got 9000 and 800'],
  ['a mosaic without red', { mosaic: ['GG', 'GB'] }, 'each of them present, got GG,GB'],
  ['an uneven mosaic', { mosaic: ['RG', 'G'] }, '2 rows of 2 or 6 of 6'],
  [
    'an active area beyond the frame',
    { width: 100, height: 100, active: { x: 20, y: 0, width: 90, height: 90 } },
    'Expected active to be at least 16x16 pixels within the stored 100x100, got 90x90 at 20, 0.',
  ],
];

describe('createCamera', () => {
  it.each(BAD)('refuses %s and says what was expected', (_, options, message) => {
    expect(() => createCamera(options)).toThrow(message);
  });

  it('takes an X-Trans mosaic of 20 green, 8 red and 8 blue pixels', () => {
    const letters = [...createCamera({ mosaic: XTRANS }).truth.mosaic!.join('')];
    expect(['R', 'G', 'B'].map((letter) => letters.filter((other) => other === letter).length)).toEqual([8, 20, 8]);
  });

  it('leaves the mosaic of a monochrome sensor out', () => {
    expect(createCamera({ mosaic: 'none' }).truth).not.toHaveProperty('mosaic');
  });
});

describe('photograph', () => {
  const camera = createCamera({ width: 32, height: 32, defects: [] });
  const scene = { compose: () => () => undefined };

  it.each([
    [{ iso: 0, exposure: 1, index: 0 }, 'Expected iso to be a number from 1'],
    [{ iso: 100, exposure: 0, index: 0 }, 'Expected exposure to be a number of seconds above 0'],
    [{ iso: 100, exposure: 1, index: -1 }, 'Expected index to be a whole number from 0, got -1.'],
  ])('refuses %o', (settings, message) => {
    expect(() => camera.photograph(scene, settings)).toThrow(message);
  });
});

import { createCamera, dark, flat, procedural, type Scene } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../core/src/nouns.ts';
import { measureScene } from '../src/scene.ts';
import { uniform } from '../../core/test/support/numbers.ts';
import { frameOf } from './support/shots.ts';

/** A monochrome sensor of 40000 electrons at white, 15871 DN above black, and of nothing that is uneven. */
const camera = createCamera({ width: 192, height: 128, seed: 2, mosaic: 'none', defects: [], prnu: 0, dsnu: 0 });
const shoot = (scene: Scene, iso = 100): Frame => frameOf(camera.photograph(scene, { iso, exposure: 0.01, index: 0 }));
const ELECTRONS_PER_DN = 40_000 / 15_871;

describe('the noise of a frame', () => {
  test('is that of its photons and of the readout in a flat field', () => {
    // Poisson: the variance of 16000 electrons is 16000; readout adds 3².
    const sigma = Math.sqrt(16_000 + 9) / ELECTRONS_PER_DN;
    expect(measureScene(shoot(flat(0.4))).noise / sigma).toBeGreaterThan(0.8);
    expect(measureScene(shoot(flat(0.4))).noise / sigma).toBeLessThan(1.2);
  });

  test('is that of the readout in a dark frame', () => {
    // 3 e⁻ at ISO 1600, of which one DN are 0.1575 e⁻.
    const sigma = 3 / (ELECTRONS_PER_DN / 16);
    expect(measureScene(shoot(dark(), 1600)).noise / sigma).toBeGreaterThan(0.8);
    expect(measureScene(shoot(dark(), 1600)).noise / sigma).toBeLessThan(1.2);
  });

  test('grows as the root of the ISO sensitivity', () => {
    const [slow, fast] = [100, 1600].map((iso) => measureScene(shoot(flat(0.4), iso)).noise);
    expect(fast / slow).toBeGreaterThan(3.6);
    expect(fast / slow).toBeLessThan(4.4);
  });

  test('is that of its calmer half where the rest is full of detail', () => {
    const random = uniform(1);
    const gravel: Scene = {
      compose: (frame) => (x0, _y, row) => {
        for (let i = 0; i < row.length / 3; i++) {
          row.fill(x0 + i < 0.4 * frame.width ? random() : 0.4, 3 * i, 3 * i + 3);
        }
      },
    };
    const ratio = measureScene(shoot(gravel)).noise / measureScene(shoot(flat(0.4))).noise;
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });
});

test('the level of a flat field is its light', () => {
  expect(measureScene(shoot(flat(0.4))).level).toBeCloseTo(0.4, 2);
});

test('a flat field has no texture, a scene has', () => {
  expect(measureScene(shoot(flat(0.4))).texture).toBeLessThan(0.05);
  expect(measureScene(shoot(procedural(1, 0))).texture).toBeGreaterThan(0.2);
});

test('samples that differ by a step of rounding have no texture, however coarse a codec made it', () => {
  const frame = shoot(dark());
  const blocks = Uint8Array.from({ length: 192 * 128 }, (_, i) => Math.floor((i % 192) / 24) % 2);
  expect(measureScene({ ...frame, samples: blocks, width: 192, height: 128, bits: 8, black: 0 }).texture).toBe(0);
});

test('the contrast of a field half of which is twice as bright is two thirds', () => {
  const frame = shoot(flat(0.4));
  const { width, height, active, black } = frame;
  // 300 - 100 by 300: the median is of the brighter part, which has a sample more.
  const samples = Uint16Array.from(
    { length: width * height },
    (_, i) => black + (i % width < active.x + 70 ? 100 : 300),
  );
  expect(measureScene({ ...frame, samples }).contrast).toBeCloseTo(2 / 3, 3);
});

test('a dark frame has no texture for its hot pixels, one in a hundred', () => {
  const frame = shoot(dark(), 1600);
  const random = uniform(3);
  const samples = frame.samples.map((sample) => (random() < 0.01 ? sample + 8000 : sample));
  expect(measureScene({ ...frame, samples }).texture).toBeLessThan(0.05);
});

test('a frame that is too narrow to compare pixels gives no more than zeros', () => {
  const { samples, ...shape } = shoot(flat(0.4));
  const narrow = { ...shape, active: { ...shape.active, width: 10 } };
  expect(measureScene({ ...narrow, samples })).toEqual({ level: 0, texture: 0, contrast: 0, noise: 0 });
});

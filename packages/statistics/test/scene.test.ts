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

test('a dark frame has no texture for its hot pixels, one in a hundred', () => {
  const frame = shoot(dark(), 1600);
  const random = uniform(3);
  const samples = frame.samples.map((sample) => (random() < 0.01 ? sample + 8000 : sample));
  expect(measureScene({ ...frame, samples }).texture).toBeLessThan(0.05);
});

test('a frame that is too narrow to compare pixels gives no more than zeros', () => {
  const { samples, ...shape } = shoot(flat(0.4));
  const narrow = { ...shape, active: { ...shape.active, width: 10 } };
  expect(measureScene({ ...narrow, samples })).toEqual({ level: 0, texture: 0, noise: 0 });
});

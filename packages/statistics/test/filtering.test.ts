import { BAYER, createCamera, flat, XTRANS } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../core/src/nouns.ts';
import { prepareEvidence } from '../src/evidence/evidence-frame.ts';
import { addFiltering, cappedShare } from '../src/filtering.ts';
import { frameOf } from './support/shots.ts';
import { createFiltering } from './support/planes.ts';

const size = { width: 144, height: 96 };

function shoot(mosaic: readonly string[], iso = 1600): Frame {
  const camera = createCamera({ ...size, seed: 5, mosaic, defects: [] });
  return frameOf(camera.photograph(flat(0.3), { iso, exposure: 0.1, index: 0 }));
}

/** Every sample at most the greatest of the eight nearest of its colour, found by looking at all within 6 pixels. */
function capped(frame: Frame, mosaic: readonly string[]): Frame {
  const { samples, width, height } = frame;
  const letter = (x: number, y: number): string => mosaic[y % mosaic.length][x % mosaic.length];
  const filtered = samples.slice();
  for (let y = 6; y < height - 6; y++) {
    for (let x = 6; x < width - 6; x++) {
      const near: { distance: number; value: number }[] = [];
      for (let dy = -6; dy <= 6; dy++) {
        for (let dx = -6; dx <= 6; dx++) {
          if ((dx === 0 && dy === 0) || letter(x + dx, y + dy) !== letter(x, y)) continue;
          near.push({ distance: Math.hypot(dx, dy), value: samples[(y + dy) * width + x + dx] });
        }
      }
      const nearest = near.sort((a, b) => a.distance - b.distance).slice(0, 8);
      const most = Math.max(...nearest.map(({ value }) => value));
      filtered[y * width + x] = Math.min(samples[y * width + x], most);
    }
  }
  return { ...frame, samples: filtered };
}

function shareOf(frame: Frame, ...splits: number[]): number | undefined {
  const planes = createFiltering();
  const ends = [0, ...splits, frame.height];
  for (let i = 1; i < ends.length; i++) {
    addFiltering(planes, { from: ends[i - 1], to: ends[i] }, prepareEvidence(frame).extremes);
  }
  return cappedShare(planes);
}

describe('the share of capped samples', () => {
  test('of an honest sensor is about 0', () => {
    expect(Math.abs(shareOf(shoot(BAYER.RGGB))!)).toBeLessThan(0.02);
  });

  test('of an honest sensor whose noise is a few DN, so that many samples are equal, is about 0', () => {
    const coarse = shoot(BAYER.RGGB);
    const samples = coarse.samples.map((sample) => sample >> 6);
    expect(Math.abs(shareOf({ ...coarse, samples, black: 8, white: 255 })!)).toBeLessThan(0.05);
  });

  test.each([
    ['a Bayer mosaic', BAYER.RGGB],
    ['X-Trans', XTRANS],
  ])('of %s that a camera capped at the greatest of eight neighbours is near 1', (_, mosaic) => {
    expect(shareOf(capped(shoot(mosaic), mosaic))).toBeGreaterThan(0.8);
  });

  test('is the same however the rows are split', () => {
    const frame = shoot(BAYER.RGGB);
    expect(shareOf(frame, 16, 17, 100)).toBe(shareOf(frame));
  });

  test('of a clipped frame is not known', () => {
    const frame = shoot(BAYER.RGGB);
    const { white } = frame;
    expect(shareOf({ ...frame, samples: frame.samples.map(() => white) })).toBeUndefined();
  });
});

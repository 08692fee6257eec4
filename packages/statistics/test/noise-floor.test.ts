import { describe, expect, test } from 'vitest';
import { addNoiseFloor, noiseFloorOf } from '../src/noise-floor.ts';
import { shoot } from '../../detection/test/support/scan.ts';
import { createNoiseFloor } from './support/planes.ts';

/** Frames with noise of these standard deviations at black, and of ten times as much elsewhere. */
function floorOf(...sigmas: number[]) {
  const [frame] = shoot({ width: 32, height: 32, frames: 1 });
  const planes = createNoiseFloor();
  for (const sigma of sigmas) {
    const variance = new Float64Array(4096).fill(100 * sigma * sigma);
    variance[frame.black >> 4] = sigma * sigma;
    for (const from of [0, 16]) addNoiseFloor(planes, frame, { from, to: from + 16 }, [{ variance, shift: 4 }]);
  }
  return noiseFloorOf(planes);
}

describe('the noise floor of a set', () => {
  test('is the sum of the variances at black, each frame once', () => {
    expect(floorOf(2, 3, 4).deviations).toBe(4 + 9 + 16);
  });

  test('stands for as many frames as there are where all are equally noisy', () => {
    expect(floorOf(5, 5, 5, 5).frames).toBe(4);
  });

  test('stands for hardly more than one frame where that is far noisier than the others', () => {
    // (100² + 3 · 1)² / (100⁴ + 3)
    expect(floorOf(100, 1, 1, 1).frames).toBeCloseTo(10_003 ** 2 / (1e8 + 3), 6);
  });

  test('of no frame says nothing', () => {
    expect(noiseFloorOf(createNoiseFloor())).toEqual({ deviations: 0, frames: 0 });
  });
});

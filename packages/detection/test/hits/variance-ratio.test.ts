import { describe, expect, test } from 'vitest';
import { varianceRatioOf } from '../../src/hits/variance-ratio.ts';
import { Moments } from '../../../statistics/src/moments/moments-reader.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';
import { addMomentsPlainly, createMoments } from '../../../statistics/test/support/planes.ts';

const shape = sensorShape({ width: 5, height: 5 });

/** Frames of 5x5 in which the neighbours of the middle alternate by ±around, and the middle by ±middle. */
function momentsOf(frames: number, around: number, middle: number): Moments {
  const planes = createMoments(shape);
  for (let frame = 0; frame < frames; frame++) {
    const sign = frame % 2 === 0 ? 1 : -1;
    const samples = new Uint16Array(25).fill(1000 + sign * around);
    samples[12] = 1000 + sign * middle;
    addMomentsPlainly(planes, [{ ...shape, samples, capture: {} }], { from: 0, to: 5 });
  }
  return new Moments(planes, shape, frames);
}

describe('how constant a pixel is', () => {
  test('is the ratio of its variance to that of its neighbours', () => {
    expect(varianceRatioOf(momentsOf(8, 40, 10), 2, 2)?.ratio).toBeCloseTo(1 / 16, 12);
  });

  test('has the probability of chi-square with one degree less than frames', () => {
    // With 2 degrees of freedom P(χ² ≤ x) = 1 − exp(−x/2); three frames, ratio 1/16: x = 1/8.
    expect(varianceRatioOf(momentsOf(3, 40, 10), 2, 2)?.probability).toBeCloseTo(1 - Math.exp(-1 / 16), 9);
  });

  test('does not go below what rounding to whole DN leaves', () => {
    // ±20 vary by 400, rounding by 1/12: ratio 1/4800 though the pixel never changes; 2 degrees of freedom.
    const moments = momentsOf(3, 20, 0);
    const around = moments.neighbourDeviations(2, 2) / 3;
    expect(varianceRatioOf(moments, 2, 2)?.ratio).toBe(0);
    expect(varianceRatioOf(moments, 2, 2)?.probability).toBeCloseTo(1 - Math.exp(-1 / 12 / around), 12);
  });

  test('scores 0 where it varies as its neighbours do, negative below', () => {
    expect(varianceRatioOf(momentsOf(8, 40, 40), 2, 2)?.score).toBeCloseTo(0, 9);
    expect(varianceRatioOf(momentsOf(8, 40, 10), 2, 2)?.score).toBeLessThan(-3);
    expect(varianceRatioOf(momentsOf(8, 40, 80), 2, 2)?.score).toBeGreaterThan(3);
  });

  test('counts a scene that comes twice once', () => {
    const twice = varianceRatioOf(momentsOf(6, 40, 10), 2, 2, 0, 6 / 2);
    expect(twice?.probability).toBeCloseTo(1 - Math.exp(-1 / 16), 9);
  });

  test('cannot be told where the neighbours do not vary either, or of one frame', () => {
    expect(varianceRatioOf(momentsOf(8, 0, 0), 2, 2)).toBeUndefined();
    expect(varianceRatioOf(momentsOf(1, 40, 10), 2, 2)).toBeUndefined();
    expect(varianceRatioOf(momentsOf(4, 40, 10), 2, 2, 0, 4 / 4)).toBeUndefined();
  });
});

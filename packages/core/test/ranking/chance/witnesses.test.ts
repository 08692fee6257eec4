import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownAt, type Shown } from '../../../src/ranking/chance/witnesses.ts';
import { createEvidence, type EvidencePlanes } from '../../../src/statistics/evidence.ts';
import { sensorShape } from '../../support/shapes.ts';

/** Planes of one site that shows these steps, of which 24 are clear and those beyond 16 are excess. */
function planesOf(steps: readonly number[]): EvidencePlanes {
  const planes = createEvidence(sensorShape({ width: 1, height: 1 }));
  planes.count[0] = steps.length;
  for (const step of steps) {
    planes.sum[0] += step;
    planes.excess[0] += Math.max(0, step - 16);
    if (step >= 24) planes.above[0]++;
    if (step <= -24) planes.below[0]++;
  }
  return planes;
}

const shown = (steps: readonly number[], largest: number): Shown => shownAt(planesOf(steps), 0, largest, 0);

describe('what a site shows where the photographs of one scene are one witness', () => {
  test('is all of it where every scene came once', () => {
    expect(shown([48, 3, -2, 20], 1)).toEqual({ count: 4, sum: 69, excess: 36 });
  });

  test('is one frame of what all frames of that scene show alone', () => {
    expect(shown([48, 48, 48, 0, 0, 0], 3)).toEqual({ count: 4, sum: 48, excess: 32 });
  });

  test('keeps what the other scenes show', () => {
    // Of six frames at the clip three are one, at the clip as well.
    expect(shown([48, 48, 48, 48, 48, 48], 3)).toEqual({ count: 4, sum: 4 * 48, excess: 4 * 32 });
  });

  test('is the same downwards, where no excess is kept', () => {
    expect(shown([-48, -48, -48, 0, 0, 0], 3)).toMatchObject({ count: 4, sum: -48 });
  });

  test('is one frame at most where the set shows one scene alone', () => {
    expect(shown([48, 48, 48, 48], 4)).toEqual({ count: 1, sum: 48, excess: 32 });
  });

  test('is never more than the frames show if those of the scene are one on the average, whichever those are', () => {
    const step = fc.integer({ min: -48, max: 48 });
    const frames = fc.array(step, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(frames, fc.nat(), fc.nat(), (steps, pick, turn) => {
        const largest = 1 + (pick % steps.length);
        const from = turn % steps.length;
        const scene = steps.map((_, i) => (i - from + steps.length) % steps.length < largest);
        const part = steps.filter((_, i) => scene[i]).reduce((sum, one) => sum + one, 0);
        const rest = steps.filter((_, i) => !scene[i]).reduce((sum, one) => sum + one, 0);
        const truth = rest + part / largest;
        const { sum, count } = shown(steps, largest);
        expect(count).toBe(steps.length - largest + 1);
        const total = rest + part;
        if (total > 0) expect(sum).toBeLessThanOrEqual(Math.max(0, truth) + 1e-9);
        else expect(sum).toBeGreaterThanOrEqual(Math.min(0, truth) - 1e-9);
      }),
    );
  });
});

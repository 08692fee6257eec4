import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownAt, shownWithout, type Shown } from '../../src/chance/shown.ts';
import { type EvidencePlanes } from '../../../statistics/src/evidence/evidence.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';
import { createEvidence } from '../../../statistics/test/support/planes.ts';

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

const without = (steps: readonly number[], frames: number): Shown =>
  shownWithout(shownAt(planesOf(steps), 0), frames, 0);

describe('what a site shows without the photographs of one scene', () => {
  test('is nothing where they alone showed it', () => {
    expect(without([48, 48, 48, 0, 0, 0], 3)).toEqual({ count: 3, sum: 0, excess: 0, above: 0, below: 0 });
  });

  test('is what the others show, at least', () => {
    expect(without([48, 48, 48, 48, 48, 48], 3)).toEqual({ count: 3, sum: 3 * 48, excess: 3 * 32, above: 3, below: 0 });
  });

  test('is the same downwards, where no excess is kept', () => {
    expect(without([-48, -48, -48, 0, 0, 0], 3)).toMatchObject({ count: 3, excess: 0, below: 0 });
  });

  test('is nothing where the set shows one scene alone', () => {
    expect(without([48, 48, 48, 48], 4)).toMatchObject({ count: 0, excess: 0 });
  });

  test('is never more than they show, whichever frames are left out', () => {
    const step = fc.integer({ min: -48, max: 48 });
    const frames = fc.array(step, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(frames, fc.nat(), fc.nat(), (steps, pick, turn) => {
        const left = 1 + (pick % steps.length);
        const from = turn % steps.length;
        const kept = steps.filter((_, i) => (i - from + steps.length) % steps.length >= left);
        const rest = kept.reduce((sum, one) => sum + one, 0);
        const { sum, excess, above, count } = without(steps, left);
        expect(count).toBe(kept.length);
        expect(above).toBeLessThanOrEqual(kept.filter((one) => one >= 24).length);
        expect(excess).toBeLessThanOrEqual(kept.reduce((total, one) => total + Math.max(0, one - 16), 0));
        const total = steps.reduce((all, one) => all + one, 0);
        if (total > 0) expect(sum).toBeLessThanOrEqual(Math.max(0, rest));
        else expect(sum).toBeGreaterThanOrEqual(Math.min(0, rest));
      }),
    );
  });
});

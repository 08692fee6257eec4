import { describe, expect, test } from 'vitest';
import { Course } from '../../src/terminal/course.ts';

/** A phase: what it was thought to take in photographs, in how many steps, and the seconds that it takes. */
interface Phase {
  readonly effort: number;
  readonly steps: number;
  readonly seconds: number;
}

/** Milliseconds between two looks at the clock. */
const LOOK = 500;

/** Runs the phases on a clock of its own: the seconds left at every look, and by how much each phase began with more than was left. */
function follow(phases: readonly Phase[]): { told: number[]; rises: number[] } {
  const course = new Course();
  const [told, rises]: number[][] = [[], []];
  let now = 0;
  phases.forEach(({ effort, steps, seconds }, i) => {
    const behind = phases.slice(i + 1).reduce((sum, phase) => sum + phase.effort, 0);
    const each = effort / steps;
    const before = course.left(now);
    for (let done = 0; done <= steps; done++) {
      course.update(now, { done: done * each, left: effort - done * each, behind }, i > 0 && done === 0);
      if (done === 0 && before !== undefined) rises.push((course.left(now) ?? Infinity) - before);
      if (done === steps) break;
      const end = now + (1000 * seconds) / steps;
      for (; now < end; now += LOOK) told.push(course.left(now) ?? NaN);
      now = end;
    }
  });
  return { told, rises };
}

const counting = (photographs: number, seconds: number): Phase => ({
  effort: photographs,
  steps: photographs,
  seconds,
});
const whole = (effort: number, seconds: number): Phase => ({ effort, steps: 1, seconds });
const cutting = (effort: number, photographs: number, seconds: number): Phase => ({
  effort,
  steps: photographs,
  seconds,
});

// Measured on two processors: JPEGs of 3 megapixels, raw files of 4, three cameras that are kept, and a long night.
const RUNS: readonly (readonly [name: string, phases: readonly Phase[]])[] = [
  ['six small JPEGs', [counting(6, 1.8), whole(2.5, 1), cutting(6, 4, 1)]],
  ['three cameras and a State', [counting(29, 13), whole(27, 13), whole(7.5, 3.3), cutting(29, 29, 9)]],
  ['a State on a slow disk', [counting(29, 13), whole(27, 60), whole(7.5, 3.3), cutting(29, 29, 9)]],
  ['slow crops', [counting(40, 40), whole(2.5, 2), cutting(32, 32, 90)]],
  ['a night', [counting(2000, 3000), whole(2.5, 12), cutting(32, 32, 20)]],
];

describe('the time left', () => {
  test.each(RUNS)('does not jump up where a phase of %s begins', (_, phases) => {
    const { rises } = follow(phases);
    expect(rises).toHaveLength(phases.length - 1);
    // It is told in whole seconds.
    expect(Math.max(...rises)).toBeLessThanOrEqual(1);
  });

  test('of work that goes as thought is right all the way', () => {
    const { told } = follow([counting(10, 20), whole(5, 10), cutting(5, 5, 10)]);
    const known = told.flatMap((left, i) => (Number.isNaN(left) ? [] : [[left, Math.ceil(40 - (i * LOOK) / 1000)]]));
    expect(known).toHaveLength(told.length - 4);
    for (const [left, right] of known) expect(left).toBe(right);
  });

  test('never runs out while a phase takes longer than thought and others are behind it', () => {
    const { told } = follow([counting(10, 10), whole(2, 30), cutting(4, 4, 4)]);
    expect(Math.min(...told.slice(20, 80))).toBeGreaterThanOrEqual(4);
  });

  test('begins anew where a phase begins anew', () => {
    const course = new Course();
    course.update(0, { done: 0, left: 10, behind: 0 }, true);
    course.update(60_000, { done: 1, left: 9, behind: 0 }, false);
    course.update(60_000, { done: 0, left: 10, behind: 0 }, false);
    expect(course.left(60_000)).toBeUndefined();
    course.update(61_000, { done: 1, left: 9, behind: 0 }, false);
    expect(course.left(61_000)).toBe(9);
  });
});

import { describe, expect, test } from 'vitest';
import { clearSharesOf, excessOf, moreClear } from '../../src/chance/steps.ts';

/** Steps from −48 to 48, of eighths of a standard deviation: clear from three on. */
function histogramOf(counts: Record<number, number>): Float64Array {
  const histogram = new Float64Array(97);
  for (const [step, count] of Object.entries(counts)) histogram[48 + Number(step)] = count;
  return histogram;
}

const histogram = histogramOf({ [-48]: 1, [-24]: 2, [-23]: 7, 0: 80, 17: 5, 23: 1, 24: 3, 48: 1 });

describe('the steps of a set', () => {
  test('are clear from three standard deviations on', () => {
    expect(clearSharesOf(histogram)).toEqual({ above: 0.04, below: 0.03 });
  });

  test('have an excess beyond two standard deviations', () => {
    const excess = excessOf(histogram);
    expect(excess.length).toBe(65);
    expect([0, 1, 7, 8, 32].map((step) => excess[32 + step])).toEqual([90, 5, 1, 3, 1]);
  });

  test('are clear more often where they are said to be, and less often something else', () => {
    const more = moreClear(histogram, { above: 5, below: 2 });
    expect(clearSharesOf(more).above).toBeCloseTo(0.2, 12);
    expect(clearSharesOf(more).below).toBeCloseTo(0.06, 12);
    expect(more.reduce((sum, count) => sum + count)).toBeCloseTo(100, 9);
    expect(more[48] / more[48 + 17]).toBeCloseTo(80 / 5, 12);
  });

  test('are never all clear', () => {
    const { above, below } = clearSharesOf(moreClear(histogram, { above: 1000, below: 1000 }));
    expect(above + below).toBeLessThan(1);
    expect(above).toBeGreaterThan(0.04);
  });
});

test('no steps are no clear ones', () => {
  expect(clearSharesOf(new Float64Array(97))).toEqual({ above: 0, below: 0 });
});

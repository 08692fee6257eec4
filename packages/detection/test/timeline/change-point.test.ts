import { describe, expect, test } from 'vitest';
import { changePointOf, type Series, type SignalModel } from '../../src/timeline/change-point.ts';

/** Normal deviates by a linear congruential generator and Box and Muller. */
function deviates(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform());
}

const STEADY = (n: number): SignalModel => ({ shapes: [new Float64Array(n).fill(1)], scatters: [0.15, 0.5] });

/** Values of unit noise with signals on top. */
function seriesOf(signals: readonly number[], seed: number): Series {
  const noise = deviates(seed);
  const ones = signals.map(() => 1);
  return { values: signals.map((signal) => signal + noise()), sigmas: ones, weights: ones };
}

const step = (n: number, from: number, size: number): number[] =>
  Array.from({ length: n }, (_, i) => (i >= from ? size : 0));

describe('a signal of 6 standard deviations that appears', () => {
  const n = 40;
  const trials = Array.from({ length: 100 }, (_, seed) => {
    const from = 3 + ((seed * 7) % (n - 6));
    return { from, ...changePointOf(seriesOf(step(n, from, 6), seed), STEADY(n)) };
  });

  test('is dated to within two measurements', () => {
    expect(trials.filter(({ from, onset }) => Math.abs(onset!.best - from) <= 2)).toHaveLength(100);
  });

  test('lies in its interval in 95 of 100 cases', () => {
    const held = trials.filter(({ from, onset }) => onset!.from <= from && from <= onset!.to);
    expect(held.length).toBeGreaterThanOrEqual(95);
  });

  test('is a thousand times likelier to have appeared than to have been there, or not to be there at all', () => {
    for (const { from, appeared, throughout, gone } of trials) {
      // Three measurements without it may be those of a signal that comes and goes.
      if (from < 6 || from > n - 6) continue;
      expect(appeared - Math.max(throughout, gone, 0)).toBeGreaterThan(Math.log(1000));
    }
  });
});

test('a signal of 2 standard deviations lies in its interval in 95 of 100 cases, which is wider', () => {
  const n = 60;
  const trials = Array.from({ length: 200 }, (_, seed) => {
    const from = 5 + ((seed * 11) % (n - 10));
    return { from, onset: changePointOf(seriesOf(step(n, from, 2), seed), STEADY(n)).onset! };
  });
  const held = trials.filter(({ from, onset }) => onset.from <= from && from <= onset.to);
  expect(held.length).toBeGreaterThanOrEqual(190);
  const width = trials.reduce((sum, { onset }) => sum + onset.to - onset.from + 1, 0) / trials.length;
  expect(width).toBeGreaterThan(3);
});

test('a signal that is there all along has not appeared', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { appeared, throughout } = changePointOf(seriesOf(step(40, 0, 4), seed), STEADY(40));
    expect(appeared - throughout).toBeLessThan(Math.log(20));
  }
});

test('noise alone is likelier without a signal', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { appeared, throughout, gone } = changePointOf(seriesOf(step(40, 40, 0), seed), STEADY(40));
    expect(Math.max(appeared, throughout, gone)).toBeLessThan(Math.log(20));
  }
});

test('a signal that ends is gone, and has not appeared', () => {
  const signals = step(40, 0, 6).map((signal, i) => (i < 25 ? signal : 0));
  const { gone, appeared, end } = changePointOf(seriesOf(signals, 1), STEADY(40));
  expect(gone - appeared).toBeGreaterThan(Math.log(1000));
  expect(end).toEqual({ best: 25, from: 25, to: 25 });
});

describe('a signal that comes and goes', () => {
  const blinking = Array.from({ length: 40 }, (_, i) => ((i * 7) % 5 < 2 ? 8 : 0));

  test('blinks, and was there all along', () => {
    const { blinks, throughout, appeared } = changePointOf(seriesOf(blinking, 3), STEADY(40));
    expect(blinks).toBeGreaterThan(Math.log(1000));
    expect(appeared - throughout).toBeLessThan(Math.log(20));
  });

  test('is told from one that appears and stays', () => {
    expect(changePointOf(seriesOf(step(40, 16, 8), 3), STEADY(40)).blinks).toBeLessThan(-Math.log(1000));
  });

  test('may begin to blink', () => {
    const late = [...step(40, 40, 0), ...blinking];
    const { blinks, appeared, throughout, onset } = changePointOf(seriesOf(late, 5), STEADY(80));
    expect(blinks).toBeGreaterThan(Math.log(20));
    expect(appeared - throughout).toBeGreaterThan(Math.log(1000));
    expect(onset!.from).toBeLessThanOrEqual(40);
    expect(onset!.to).toBeGreaterThanOrEqual(40);
  });
});

test('measurements that cannot show the signal widen the interval, and speak against nothing', () => {
  const n = 40;
  const from = 20;
  const signals = step(n, from, 8);
  const series = seriesOf(signals, 2);
  const isBlind = (i: number): boolean => i >= 15 && i < 20;
  const unmeasured = { ...series, sigmas: signals.map((_, i) => (isBlind(i) ? NaN : 1)) };
  expect(changePointOf(unmeasured, STEADY(n)).onset).toMatchObject({ from: 15, to: 20 });
  const shortExposures = { ...STEADY(n), shapes: [Float64Array.from(signals, (_, i) => (isBlind(i) ? 0.001 : 1))] };
  expect(changePointOf(series, shortExposures).onset).toMatchObject({ from: 15, to: 20 });
});

test('a stray measurement dates nothing', () => {
  const signals = step(40, 25, 6);
  signals[4] = 40;
  signals[33] = -30;
  expect(changePointOf(seriesOf(signals, 9), STEADY(40)).onset!.best).toBe(25);
});

test('photographs that count as one give the doubt of one', () => {
  const series = seriesOf(step(20, 10, 8), 4);
  const once = { ...series, weights: new Float64Array(20).fill(1 / 10) };
  const margin = ({ appeared, throughout }: { appeared: number; throughout: number }): number => appeared - throughout;
  expect(margin(changePointOf(series, STEADY(20)))).toBeGreaterThan(Math.log(1000));
  expect(margin(changePointOf(once, STEADY(20)))).toBeLessThan(Math.log(1000));
});

test('a series of one or none says nothing of a change', () => {
  for (const n of [0, 1]) {
    expect(changePointOf(seriesOf(step(n, 0, 9), 1), STEADY(n))).toMatchObject({ onset: undefined, end: undefined });
  }
});

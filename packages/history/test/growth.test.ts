import type { Defect } from '@hotpix/result';
import { describe, expect, test } from 'vitest';
import { chapmanRate, growthOf, historyOf, poissonInterval, recordOf } from '../src/pure.ts';
import { hotAt, resultOf, type Day } from './support/results.ts';

describe('the interval of a count', () => {
  // Garwood's table, as in Ulm, American Journal of Epidemiology 131 (1990).
  test.each([
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [100, 81.364, 121.627],
  ])('%i has the exact one', (count, low, high) => {
    const interval = poissonInterval(count);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 2);
  });

  test('a large count has that of the normal distribution', () => {
    const { low, high } = poissonInterval(10_000);
    expect([low, high].map(Math.round)).toEqual([9805, 10_198]);
  });
});

describe('growth', () => {
  const history = (...days: Day[]) =>
    historyOf(days.map((day, i) => recordOf(resultOf(day), String(i), `${2024 + i}-01-01T00:00:00`)))!;
  const hot = (count: number) => Array.from({ length: count }, (_, i) => hotAt(10 * i));

  test('is what is new per year, megapixel and square millimetre', () => {
    const growth = growthOf(history({ defects: hot(2) }, { defects: hot(4) }, { defects: hot(5) }), { pitch: 4 })!;
    expect(growth.births).toBe(3);
    expect(growth.years).toBeCloseTo(2, 2);
    expect(growth.perYear.value).toBeCloseTo(1.5, 2);
    expect(growth.perMonth.value).toBeCloseTo(1.5 / 12, 3);
    expect(growth.perMegapixel.value).toBeCloseTo(3, 1);
    // 0.5 megapixels of 16 µm² are 8 mm².
    expect(growth.perSquareMillimetre!.value).toBeCloseTo(1.5 / 8, 3);
  });

  test('leaves out what only some of the scans show', () => {
    const night = (photographs: number, ...more: Defect[]): Day => ({
      ...{ photographs, temperature: 20, defects: [...hot(2), ...more] },
    });
    // A score of 16 in 64 photographs is one of 4 in 4, below the threshold.
    const weak = hotAt(500, { score: 16, frames: 64 });
    const some = [night(64), night(4), night(4), night(64, weak)];
    const most = [night(64), night(4), night(64), night(64, weak)];
    expect(history(...some).transitions.filter(({ kind }) => kind === 'new')).toHaveLength(1);
    expect(growthOf(history(...some))!.births).toBe(0);
    expect(growthOf(history(...most))!.births).toBe(1);
  });

  test('of a find that only a second scan makes sure is that of the first', () => {
    const unsure = hotAt(500, { confidence: 0.9 });
    const days = [hot(2), [...hot(2), unsure], [...hot(2), unsure]].map((defects): Day => ({ defects }));
    expect(growthOf(history(...days.slice(0, 2)))!.births).toBe(0);
    expect(growthOf(history(...days))!.births).toBe(1);
    expect(growthOf(history(...days), { since: '2025-06-01T00:00:00' })!.births).toBe(0);
  });

  test('since a date counts from the last scan before it', () => {
    const three = history({ defects: hot(2) }, { defects: hot(4) }, { defects: hot(5) });
    expect(growthOf(three, { since: '2025-06-01T00:00:00' })).toMatchObject({ births: 1, from: '2025-01-01T00:00:00' });
  });

  test('bright days at the end are no time without births', () => {
    const sunny = { exposure: 1 / 500, iso: 100 };
    const growth = growthOf(history({ defects: hot(2) }, { defects: hot(4) }, sunny, sunny))!;
    expect(growth.years).toBeCloseTo(1, 2);
  });

  test('of one scan is not known', () => {
    expect(growthOf(history({ defects: hot(2) }))).toBeUndefined();
  });

  test('goes with the pitch and the ISO as Chapman et al. fitted it', () => {
    // 10^-1.13 / 7^3.05 * 20.6
    expect(chapmanRate(7, 400).aps).toBeCloseTo(0.00404, 4);
    expect(chapmanRate(3.5, 400).aps / chapmanRate(7, 400).aps).toBeCloseTo(2 ** 3.05, 6);
  });
});

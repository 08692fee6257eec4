import { describe, expect, test } from 'vitest';
import type { Defect } from '@hotpix/result';
import { chanceOfMissing, historyOf, recordOf, type Hidden, type Seen } from '../src/pure.ts';
import { hotAt, resultOf, type Day } from './support/results.ts';

/** Why a scan like this could not have shown a defect that a night showed; undefined where it could. */
function why(defect: Defect, day: Day, night: Day = {}): Hidden | undefined {
  const { latest } = historyOf([
    recordOf(resultOf({ ...night, defects: [defect] }), 'a', '2026-01-01T00:00:00'),
    recordOf(resultOf(day), 'b', '2026-02-01T00:00:00'),
  ])!.sites[0];
  return latest.what === 'couldNotBeSeen' ? latest.by : undefined;
}

describe('a hot pixel of 24 standard deviations, by a night of 16 photographs of 1 s at ISO 800', () => {
  test.each<[string, Day, Hidden | undefined]>([
    ['shows in another such night', {}, undefined],
    ['shows in half as many photographs', { photographs: 10 }, undefined],
    ['cannot in two', { photographs: 2 }, 'frames'],
    ['cannot in 1/60 s', { exposure: 1 / 60 }, 'exposure'],
    ['cannot at ISO 100', { iso: 100 }, 'iso'],
    ['cannot where noise is four times as much', { noise: 40 }, 'noise'],
    ['cannot where the photographs are mostly clipped', { level: 0.95 }, 'clipped'],
    [
      'cannot under a date',
      { more: { artefacts: [{ x: 0, y: 0, width: 50, height: 50, kind: 'overlay' }] } },
      'covered',
    ],
  ])('%s', (_, day, expected) => {
    expect(why(hotAt(10), day)).toBe(expected);
  });

  test('shows in a short exposure where its fit has an offset', () => {
    const fit = { offset: 58, rate: 2, iso: 800 };
    const night = { exposures: [0.2, 1.8] };
    expect(why(hotAt(10, { fit }), { exposure: 1 / 60 }, night)).toBeUndefined();
    expect(why(hotAt(10, { fit: { ...fit, offset: 1, rate: 59 } }), { exposure: 1 / 60 }, night)).toBe('exposure');
  });

  test('cannot be counted upon where the sensor was much colder', () => {
    expect(why(hotAt(10), { temperature: 20 }, { temperature: 20 })).toBeUndefined();
    expect(why(hotAt(10), { temperature: 0 }, { temperature: 20 })).toBeDefined();
  });

  test('cannot where no score could reach the threshold', () => {
    const { sections } = resultOf({});
    const more = { sections: { ...sections, evidence: { ...sections.evidence!, threshold: null } } };
    expect(why(hotAt(10), { more })).toBe('frames');
  });
});

describe('what is too dark', () => {
  const dead = hotAt(10, { kind: 'dead', amplitude: -500, score: -60 });

  test('shows in any light', () => {
    expect(why(dead, { exposure: 1 / 500, iso: 100 })).toBeUndefined();
  });

  test('does not show in dark frames', () => {
    expect(why(dead, { more: { capture: { mode: 'dark', guessed: false } } })).toBe('capture');
  });
});

describe('the chance that a scan missed it', () => {
  const night = { conditions: recordOf(resultOf({}), 'a', '2026-01-01T00:00:00').conditions, gain: 1 };
  const seen = (more: Partial<Defect>): Seen => {
    const [{ place, last }] = historyOf([
      recordOf(resultOf({ defects: [hotAt(1, more)] }), 'b', '2026-01-01T00:00:00'),
    ])!.sites;
    return { place, sighting: last, then: night };
  };

  test('is next to none for a strong one in an equal night', () => {
    expect(chanceOfMissing(seen({}), night)).toBeLessThan(0.001);
  });

  test('is about one in two for one that only luck, of a standard deviation, brought over the threshold', () => {
    const chance = chanceOfMissing(seen({ score: 6.5 }), night);
    expect(chance).toBeGreaterThan(0.4);
    expect(chance).toBeLessThan(0.65);
  });

  test('is certain where nobody looked', () => {
    const covered = [{ x: 0, y: 0, width: 50, height: 50 }];
    expect(chanceOfMissing(seen({}), { ...night, conditions: { ...night.conditions, covered } })).toBe(1);
  });
});

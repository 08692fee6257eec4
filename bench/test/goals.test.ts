import { describe, expect, it } from 'vitest';
import { besideTwins } from '../accuracy/beside-twins.ts';
import { aimsOf, nothingFoundOf, standingOf } from '../accuracy/goals.ts';
import { reachedOf } from '../accuracy/reach.ts';
import { score } from '../accuracy/score.ts';
import type { Sought } from '../accuracy/targets.ts';
import { row } from './rows.ts';

const JPEG = 'JPEG q92 4:2:0';

describe('the goals for JPEGs', () => {
  const engines = [
    row(JPEG, 24, [8, 2, 2], { camera: 'sharpened' }),
    row(JPEG, 24, [2, 0, 8], { camera: 'smaller' }),
    row(JPEG, 24, [0, 5, 0], { camera: 'smaller, clean' }),
    row(JPEG, 12, [0, 9, 9], { camera: 'smaller' }),
    row('JPEG q80 4:2:0', 24, [1, 0, 1], { camera: 'smaller' }),
  ];
  const usual = [row(JPEG, 24, [3, 1, 1], { camera: 'X-Trans' }), row(JPEG, 24, [9, 9, 9], { camera: 'reference' })];
  const of = (name: string) =>
    aimsOf(usual, engines)
      .map(standingOf)
      .find(({ goal }) => goal.of === name);

  it('are held against all cameras of a medium together', () => {
    // 10 of 12 finds are right, and 10 of 20 defects found.
    expect(of(JPEG)).toMatchObject({ precision: 10 / 12, recall: 0.5 });
    expect(of('JPEG q80 4:2:0')).toMatchObject({ precision: 1, recall: 0.5 });
  });

  it('are held against X-Trans alone', () => {
    expect(of('X-Trans, JPEG q92 4:2:0')).toMatchObject({ precision: 0.75, recall: 0.75 });
  });

  it('are out of reach where what is invisible, or shown once, leaves too little', () => {
    const sought = (['within', 'within', 'once', 'invisible', undefined] as const).map((reach, i): Sought => {
      const place = { isLine: reach === undefined, sites: [{ x: 10 * i, y: 0 }] };
      return { group: 'hot', kind: 'hot', filter: 'red', contrast: 9, faint: false, ...place, ...(reach && { reach }) };
    });
    const find = { kind: 'hot', x: 0, y: 0, extent: { x: 0, y: 0, width: 1, height: 1 } };
    const aims = aimsOf([], [row(JPEG, 24, [0, 0, 0], { score: score([find], sought, 0) })]);
    // Of five defects, one of them a line, two cannot be found.
    expect(standingOf(aims[0]).atMost).toBeCloseTo(0.6);
    const byReach = { invisible: { found: 0, of: 1 }, once: { found: 0, of: 1 }, within: { found: 1, of: 2 } };
    expect(reachedOf(aims)).toEqual([
      { of: JPEG, filter: 'red', byReach },
      { of: JPEG, filter: 'all', byReach },
    ]);
  });

  it('tell nothing of what was not measured', () => {
    expect(of('JPEG q95 4:4:4')).toMatchObject({ precision: NaN, recall: NaN, red: NaN });
  });

  it('take the worst of the cameras without a defect', () => {
    const control = { set: 'dji-fc300s', photographs: 8, ranking: 'evidence', finds: 2, seconds: 1 } as const;
    expect(nothingFoundOf([...usual, ...engines], [control])).toMatchObject([
      { sets: 1, most: 5, goal: 1 },
      { sets: 1, most: 2, goal: 0 },
    ]);
  });
});

it('lays a camera beside the one without its defects, by the medium', () => {
  const [bad, good, other] = [
    row(JPEG, 24, [8, 2, 2], { camera: 'sharpened' }),
    row(JPEG, 24, [0, 1, 0], { camera: 'sharpened, clean' }),
    row('JPEG q80 4:2:0', 24, [0, 3, 0], { camera: 'sharpened, clean' }),
  ];
  expect(besideTwins([bad, other, good])).toEqual([{ row: bad, twin: good }]);
});

import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import { compareDefects, type Defect } from '../src/index.ts';

const sample = await sampleResult();
const at = (x: number, amplitude: number, more: Partial<Defect> = {}): Defect => ({
  ...sample.defects[0],
  kind: 'hot',
  x,
  y: 5,
  amplitude,
  extent: { x, y: 5, width: 1, height: 1 },
  ...more,
});
const compare = (before: Defect[], after: Defect[]) =>
  compareDefects({ ...sample, defects: before }, { ...sample, defects: after });
const places = (list: readonly { readonly x: number }[]): number[] => list.map(({ x }) => x);

describe('between two Results of one camera', () => {
  test('a quarter more is worse, a quarter less better, and what is between as before', () => {
    const changes = compare(
      [at(1, 80), at(2, 80), at(3, 125), at(4, -80)],
      [at(1, 100), at(2, 99), at(3, 100), at(4, -120)],
    );
    expect(changes.worse.map(({ after }) => after.x)).toEqual([4, 1]);
    expect(changes.better.map(({ after }) => after.x)).toEqual([3]);
    expect(changes.same).toBe(1);
  });

  test('a pixel that was too dark and is too bright is another defect', () => {
    const changes = compare([at(1, -100, { kind: 'dead' })], [at(1, 100)]);
    expect([places(changes.gone), places(changes.new), changes.same]).toEqual([[1], [1], 0]);
  });

  test('a pixel of a line that was there is no worse for standing out more than the line', () => {
    const column = at(7, 100, { kind: 'column', y: 0, extent: { x: 7, y: 0, width: 1, height: 40 } });
    const changes = compare([column], [at(7, 400)]);
    expect(changes).toMatchObject({ new: [], worse: [], better: [], same: 1 });
    expect(places(changes.gone)).toEqual([7]);
  });

  test('the strongest come first', () => {
    expect(places(compare([], [at(1, 20), at(2, -300), at(3, 50)]).new)).toEqual([2, 3, 1]);
    const { worse } = compare([at(1, 20), at(2, 500)], [at(1, 30), at(2, 900)]);
    expect(worse.map(({ after }) => after.x)).toEqual([2, 1]);
  });
});

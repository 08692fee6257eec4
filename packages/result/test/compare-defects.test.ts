import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import { compareDefects, newDefects, type Defect } from '../src/index.ts';

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
  compareDefects({ defects: before }, { ...sample, defects: after });
const compareLossy = (before: Defect[], after: Defect[]) => {
  const frame = { ...sample.frame!, lossy: true };
  return compareDefects({ defects: before }, { ...sample, frame, defects: after });
};
const column = (x: number, y: number, height: number, amplitude = 100): Defect =>
  at(x, amplitude, { kind: 'column', y, extent: { x, y, width: 1, height } });
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

  test('a stuck pixel is the same above dark scenes and below bright ones', () => {
    const changes = compare([at(1, -190, { kind: 'stuck' })], [at(1, 840, { kind: 'stuck' })]);
    expect(changes).toMatchObject({ new: [], gone: [], worse: [], better: [], same: 1 });
  });

  test.each(['stuck', 'dead', 'dim', 'blinking'] as const)(
    'a %s pixel is neither worse nor better: its amplitude is that of the light, or of chance',
    (kind) => {
      const changes = compare([at(1, -200, { kind })], [at(1, -900, { kind })]);
      expect(changes).toMatchObject({ worse: [], better: [], same: 1 });
    },
  );

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

  test('a change within the noise of the estimates is none: at a score of 5 an amplitude is known to a fifth', () => {
    expect(compare([at(1, 100, { score: 5 })], [at(1, 180, { score: 5 })])).toMatchObject({ worse: [], same: 1 });
    expect(compare([at(1, 100, { score: 50 })], [at(1, 180, { score: 50 })]).worse).toHaveLength(1);
    // 3 x √((100 / 10)² + (150 / 15)²) = 42
    expect(compare([at(1, 100, { score: 10 })], [at(1, 150, { score: 15 })]).worse).toHaveLength(1);
    expect(compare([at(1, 100, { score: 10 })], [at(1, 141, { score: 14.1 })]).worse).toHaveLength(0);
  });

  test('an amplitude without a score is not known', () => {
    expect(compare([at(1, 100, { score: 0 })], [at(1, 900, { score: 0 })])).toMatchObject({ worse: [], same: 1 });
  });
});

describe('in a lossy picture', () => {
  test('one defect is one of two that were found beside it, the nearer', () => {
    const changes = compareLossy([at(10, 100)], [at(12, 100), at(11, 100)]);
    expect([places(changes.new), places(changes.gone), changes.same]).toEqual([[12], [], 1]);
  });

  test('of two that were known one is gone where one was found', () => {
    const changes = compareLossy([at(10, 100), at(12, 100)], [at(11, 100)]);
    expect([places(changes.new), changes.gone.length, changes.same]).toEqual([[], 1, 1]);
  });

  test('of two that are as near the one of like amplitude is it', () => {
    expect(places(compareLossy([at(10, 100)], [at(9, 500), at(11, 90)]).new)).toEqual([9]);
  });

  test('a dark spot beside a bright one is another defect', () => {
    expect(places(compareLossy([at(10, 100)], [at(11, -100)]).new)).toEqual([11]);
  });

  test('a line that was broken in two is the same line, and one beside it is new', () => {
    const changes = compareLossy([column(7, 0, 40)], [column(7, 0, 15), column(7, 20, 20), column(9, 0, 40)]);
    expect([places(changes.new), places(changes.gone), changes.same]).toEqual([[9], [], 2]);
  });

  test('a line is where its own pixels are, however wide a picture smears it', () => {
    const smeared = (x: number): Defect => ({ ...column(x, 0, 40), extent: { x: x - 4, y: 0, width: 9, height: 40 } });
    const changes = compareLossy([column(17, 0, 40), column(40, 0, 40)], [smeared(17), smeared(46)]);
    expect([places(changes.new), places(changes.gone), changes.same]).toEqual([[46], [40], 1]);
  });

  test('a pixel beside a line that is there as well is new, and one where the line was is not', () => {
    const before = [column(7, 0, 40)];
    expect(places(compareLossy(before, [column(7, 0, 40), at(9, 100)]).new)).toEqual([9]);
    expect(compareLossy(before, [column(7, 20, 20), at(7, 100)]).new).toEqual([]);
  });
});

test('limits on new defects and the comparison count the same', () => {
  const [before, after] = [
    { ...sample, defects: [at(1, -100), at(5, 100)] },
    { ...sample, defects: [at(1, 100), at(5, 100), at(6, 100)] },
  ];
  expect(newDefects(after, before)).toHaveLength(compareDefects(before, after).new.length);
});

import type { Defect } from '@hotpix/result';
import { expect, test } from 'vitest';
import { changesIn as changesBy, historyOf, recordOf } from '../src/pure.ts';
import { hotAt, resultOf, type Day } from './support/results.ts';

/** What differs between the latest of the scans, a month apart, and what was before. */
function changesIn(days: readonly Day[], since?: string): Record<string, unknown> | undefined {
  const results = days.map((day, i) => resultOf({ ...day, taken: `2026-0${i + 1}-15T22:00:00` }));
  const history = historyOf(results.map((result, i) => recordOf(result, String(i), `2026-0${i + 1}-15T22:00:00`)))!;
  const changes = changesBy(history, results.at(-1)!.defects, since);
  if (!changes) return undefined;
  const { new: appeared, gone, worse, better, same } = changes;
  const places = (list: readonly Defect[]): number[] => list.map(({ x }) => x);
  return {
    new: places(appeared),
    gone: places(gone),
    worse: places(worse.map(({ after }) => after)),
    better: better.length,
    same,
  };
}

const night = (...xs: number[]): Day => ({ defects: xs.map((x) => hotAt(x)) });
const SUNNY = { exposure: 1 / 500, iso: 100 };
const NOTHING = { new: [], gone: [], worse: [], better: 0, same: 0 };

test('the first scan has nothing before it, nor have those behind scans without a verdict', () => {
  expect(changesIn([night(1)])).toBeUndefined();
  expect(changesIn([{ more: { status: 'refused', reason: 'A tripod.' } }, night(1)])).toBeUndefined();
});

test('since the scan before it says what is new, and of what came back that, too', () => {
  expect(changesIn([night(1), night(1, 5)])).toEqual({ ...NOTHING, new: [5], same: 1 });
  expect(changesIn([night(1), night(), night(), night(1)])).toEqual({ ...NOTHING, new: [1] });
});

test('since a date it says what came in all scans from then on', () => {
  const days = [night(1), night(1, 5), night(1, 5, 9)];
  expect(changesIn(days, '2026-02-01T00:00:00')).toEqual({ ...NOTHING, new: [5, 9], same: 1 });
  expect(changesIn(days, '2026-03-01T00:00:00')).toEqual({ ...NOTHING, new: [9], same: 2 });
});

test('what one scan alone saw, and is not sure of, is new with the second that sees it', () => {
  const unsure = { defects: [hotAt(1), hotAt(5, { score: 7, confidence: 0.9 })] };
  expect(changesIn([night(1), unsure])).toEqual({ ...NOTHING, same: 2 });
  expect(changesIn([night(1), unsure, night(1, 5)])).toEqual({ ...NOTHING, new: [5], same: 1 });
  const both = changesIn([night(1), unsure, night(1, 5)], '2026-02-01T00:00:00');
  expect(both).toEqual({ ...NOTHING, new: [5], same: 1 });
});

test('a bright day after a night says that nothing is gone', () => {
  expect(changesIn([night(1, 5), SUNNY])).toEqual(NOTHING);
});

test('a night after bright days says that nothing is new', () => {
  expect(changesIn([SUNNY, night(1, 5)])).toEqual({ ...NOTHING, same: 2 });
});

test('what two nights missed is gone with the second of them', () => {
  expect(changesIn([night(1), night()])).toEqual(NOTHING);
  expect(changesIn([night(1), night(), night()])).toEqual({ ...NOTHING, gone: [1] });
});

test('what shrank is better by what its reference and the scan know of it', () => {
  const days = [
    { temperature: 20, defects: [hotAt(1, { amplitude: 200, score: 40 })] },
    { temperature: 20, defects: [hotAt(1, { amplitude: 120, score: 6 })] },
  ];
  expect(changesIn(days)).toEqual({ ...NOTHING, better: 1 });
});

test('a scan without a verdict says nothing', () => {
  expect(changesIn([night(1), { more: { status: 'refused', reason: 'A tripod.' } }])).toBeUndefined();
});

test('nothing is new since a day to come', () => {
  expect(changesIn([night(1), night(1, 5)], '2999-01-01T00:00:00')).toEqual({ ...NOTHING, same: 2 });
});

test('what grew and grew again since a date is told once, from what it was at first', () => {
  const days = [60, 90, 140].map((amplitude): Day => ({ temperature: 20, defects: [hotAt(1, { amplitude })] }));
  const results = days.map((day, i) => resultOf({ ...day, taken: `2026-0${i + 1}-15T22:00:00` }));
  const history = historyOf(results.map((result, i) => recordOf(result, String(i), `2026-0${i + 1}-15T22:00:00`)))!;
  const { worse, same } = changesBy(history, results[2].defects, '2026-02-01')!;
  expect([same, worse.map(({ before, after }) => [before.amplitude, after.amplitude])]).toEqual([0, [[60, 140]]]);
});

test('what grew since the reference of its history is worse', () => {
  const days = [60, 66, 72, 84].map((amplitude): Day => ({ temperature: 20, defects: [hotAt(1, { amplitude })] }));
  expect(changesIn(days)).toEqual({ ...NOTHING, worse: [1] });
});

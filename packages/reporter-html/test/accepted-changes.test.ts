import { expect, it } from 'vitest';
import { acceptedChanges } from '../src/history/accepted-changes.ts';
import { historyAfter, SIX_SCANS } from './history-fixture.ts';

const history = historyAfter(SIX_SCANS);
const on = (x: number, more: { amplitude?: number; score?: number; until?: string } = {}) => {
  const { until, ...site } = more;
  const why = { reason: 'Known', by: 'Ada', ...(until !== undefined && { until }) };
  return { sites: [{ x, y: 20, kind: 'hot' as const, ...site }], ...why };
};
const since = (from: string, ...accepted: ReturnType<typeof on>[]) => acceptedChanges(history, from, { accepted });

it('what is new or back is accepted with its defect, if it happened in the time that is asked about', () => {
  expect(since('2026-02-01', on(300), on(200))).toEqual([
    { kind: 'new', count: 1 },
    { kind: 'back', count: 1 },
  ]);
  expect(since('2026-06-01', on(300), on(200))).toEqual([{ kind: 'back', count: 1 }]);
});

it('of several decisions on a defect the one that holds longest counts', () => {
  const days = ['2026-07-01', '2026-09-01', '2026-08-01'];
  const decisions = days.map((until) => on(200, { until }));
  expect(since('2026-06-01', ...decisions)).toEqual([{ kind: 'back', count: 1, until: '2026-09-01' }]);
  expect(since('2026-06-01', ...decisions, on(200))).toEqual([{ kind: 'back', count: 1 }]);
});

it('one that grew since it was accepted is not accepted to be worse', () => {
  expect(since('2026-04-01', on(100, { amplitude: 60, score: 24 }))).toEqual([]);
  expect(since('2026-04-01', on(100, { amplitude: 150, score: 24 }))).toEqual([{ kind: 'worse', count: 1 }]);
});

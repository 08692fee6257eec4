import { afterEach, expect, it, vi } from 'vitest';
import { agoInWords } from '../src/page/history/model/words.ts';

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['2026-11-30T09:00:00', ''],
  ['2026-11-28T09:00:00', '2 days ago'],
  ['2026-10-20T09:00:00', '1 month ago'],
  ['2026-05-15T09:00:00', '6 months ago'],
  ['2027-01-01T09:00:00', ''],
])('a scan of %s was %j on 2026-11-30', (time, words) => {
  vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00Z'), toFake: ['Date'] });
  expect(agoInWords(time)).toBe(words);
});

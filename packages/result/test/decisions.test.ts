/** What people accepted, for a reason and until a day. */
import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import {
  accept,
  againstBaseline,
  againstHistory,
  baselineInWords,
  changesSince,
  compareDefects,
  decisionsInWords,
  decisionsOn,
  knownBy,
  NO_DECISIONS,
  parseDecisions,
  writeDecisions,
  type Decisions,
  type Result,
} from '../src/index.ts';

const sample = await sampleResult();
type Defect = Result['defects'][number];
const [first] = sample.defects;
const at = (x: number, y: number, more: Partial<Defect> = {}): Defect => {
  const { crops: _, ...bare } = first;
  return { ...bare, kind: 'hot', amplitude: 100, score: 50, x, y, extent: { x, y, width: 1, height: 1 }, ...more };
};
const [one, two, three] = [at(5, 6), at(30, 20), at(7, 40)];
const result: Result = { ...sample, defects: [one, two, three] };
const why = { reason: 'seen, harmless', by: 'Ann', on: '2026-11-30' };
const until = (day: string) => ({ ...why, until: day });
const known = (decisions: Decisions, today = '2026-12-01', of = result) =>
  knownBy(decisionsOn(decisions, of)!, of, today);
const places = (list: readonly { readonly defect: Defect }[]) => list.map(({ defect: { x, y } }) => [x, y]);

describe('a decision', () => {
  test('holds to the end of its last day, and for ever where it has none', () => {
    const decisions = accept(accept(NO_DECISIONS, result, [one], until('2026-12-01')), result, [two], why);
    expect(places(known(decisions, '2026-12-01').accepted)).toEqual([
      [5, 6],
      [30, 20],
    ]);
    const later = known(decisions, '2026-12-02');
    expect([places(later.accepted), places(later.expired)]).toEqual([[[30, 20]], [[5, 6]]]);
    expect(compareDefects(later, result).new).toEqual([one, three]);
  });

  test('takes the place of an earlier one on the same defect, and leaves its others', () => {
    const before = accept(NO_DECISIONS, result, [one, two], until('2026-11-30'));
    const after = accept(before, result, [one], until('2027-11-30'));
    expect(after.cameras[0].accepted.map((decision) => [decision.until, decision.sites.length])).toEqual([
      ['2026-11-30', 1],
      ['2027-11-30', 1],
    ]);
    expect(accept(before, result, [one, two], why).cameras[0].accepted).toHaveLength(1);
  });

  test('is on one camera, whose others keep theirs', () => {
    const other: Result = { ...result, camera: { ...sample.camera!, serial: 'another' } };
    const decisions = accept(accept(NO_DECISIONS, result, [one], why), other, [two], why);
    expect(places(known(decisions).accepted)).toEqual([[5, 6]]);
    expect(places(known(decisions, undefined, other).accepted)).toEqual([[30, 20]]);
    expect(decisionsOn(decisions, { ...result, camera: { ...sample.camera!, serial: 'third' } })).toBeUndefined();
  });

  test('may accept nothing, and the camera is known', () => {
    expect(known(accept(NO_DECISIONS, { ...result, defects: [] }, [], why)).defects).toEqual([]);
  });

  test('remembers how strong a defect was, so that it is told as worse later', () => {
    const decisions = accept(NO_DECISIONS, result, [one], why);
    const grown = { ...result, defects: [{ ...one, amplitude: 300 }] };
    expect(compareDefects(known(decisions, undefined, grown), grown).worse).toHaveLength(1);
  });

  test('of a picture knows the defect within two pixels', () => {
    const picture: Result = { ...result, frame: { ...sample.frame!, lossy: true } };
    const beside = { ...picture, defects: [at(6, 7)] };
    expect(places(known(accept(NO_DECISIONS, picture, [one], why), undefined, beside).accepted)).toEqual([[6, 7]]);
  });

  test('on a line knows it by any part', () => {
    const column = at(9, 0, { kind: 'column', extent: { x: 9, y: 0, width: 1, height: 20 } });
    const shorter = { ...column, y: 10, extent: { x: 9, y: 10, width: 1, height: 30 } };
    const of: Result = { ...result, defects: [shorter] };
    expect(known(accept(NO_DECISIONS, of, [column], why), undefined, of).accepted).toHaveLength(1);
  });
});

describe('a file of decisions', () => {
  const written = writeDecisions(accept(NO_DECISIONS, result, [one, two], until('2027-01-31')));

  test('is read as it was written', () => {
    expect(writeDecisions(parseDecisions(written))).toBe(written);
  });

  test('may be written by hand, with no more of a defect than its place', () => {
    const file = JSON.parse(written) as { cameras: [{ accepted: unknown[] }] };
    file.cameras[0].accepted = [{ sites: [{ x: 5, y: 6 }], reason: 'by hand', by: 'Bob' }];
    expect(places(known(parseDecisions(JSON.stringify(file))).accepted)).toEqual([[5, 6]]);
    const dark = { ...result, defects: [at(5, 6, { kind: 'dead', amplitude: -900 })] };
    expect(places(known(parseDecisions(JSON.stringify(file)), undefined, dark).accepted)).toEqual([[5, 6]]);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['cut short', (text) => text.slice(0, -40), /got JSON that is cut short/],
    ['empty', () => ' ', /got an empty file/],
    ['a picture', () => '\u00ff\u00d8', /got a file that is not JSON/],
    ['of a later version', (text) => text.replace('"decisionsVersion": 1', '"decisionsVersion": 2'), /of version 2/],
    [
      'until a day that is none',
      (text) => text.replace('2027-01-31', '2027-02-30'),
      /'cameras\.0\.accepted\.0\.until'/,
    ],
    ['without a reason', (text) => text.replace('seen, harmless', ''), /'cameras\.0\.accepted\.0\.reason'/],
    ['with a line of no length', (text) => text.replace('"hot"', '"column"'), /sites\.0' is a column without 'extent'/],
  ])('%s is refused in words', (_, change, words) => {
    const changed = change(written);
    expect(changed).not.toBe(written);
    expect(() => parseDecisions(changed)).toThrow(words);
  });
});

test('a Result tells what was accepted and what has expired, by whom and why', () => {
  const decisions = accept(accept(NO_DECISIONS, result, [one], until('2026-11-30')), result, [two], why);
  const decided = known(decisions);
  const judged = againstBaseline(result, decided, decided);
  expect(judged.baseline?.accepted).toEqual([{ defect: 1, ...why }]);
  expect(judged.baseline?.expired).toEqual([{ defect: 0, ...until('2026-11-30') }]);
  expect(decisionsInWords(judged, 5)).toEqual([
    '1 defect accepted by decision.',
    'Acceptance expired: hot at 5, 6, until 2026-11-30, by Ann: seen, harmless.',
  ]);
});

test('what a Result says of its baseline can be told again as it was told', () => {
  const before = { defects: [{ ...one, amplitude: 900 }, at(60, 41)] };
  const { new: appeared, gone, better, same } = changesSince(againstBaseline(result, before))!;
  const told = compareDefects(before, result);
  expect([appeared, same]).toEqual([told.new, told.same]);
  expect(gone.map(({ x }) => x)).toEqual([60]);
  expect(better.map((pair) => [pair.before.amplitude, pair.after])).toEqual([[900, one]]);
});

test('by a history is new what it says, less what is accepted, and with what is accepted no more', () => {
  const decisions = accept(accept(NO_DECISIONS, result, [one], until('2026-11-30')), result, [two], why);
  const worse = [{ before: { ...one, amplitude: 50 }, after: one }];
  const changes = { new: [two, three], gone: [], worse, better: [], same: 0 };
  const judged = againstHistory(result, changes, known(decisions));
  expect(judged.baseline).toEqual({
    ...{ new: [2, 0], gone: [], worse: [], better: [], same: 0, against: 'history' },
    accepted: [{ defect: 1, ...why }],
    expired: [{ defect: 0, ...until('2026-11-30') }],
  });
  expect(baselineInWords(judged)).toBe(
    'Against the history: 2 new, 1 accepted, 0 gone, 0 worse, 0 better, 0 as before.',
  );
  expect(againstHistory(result, changes).baseline?.new).toEqual([1, 2]);
});

test('by a history what was known before is not new where nobody accepted it', () => {
  const decisions = accept(NO_DECISIONS, result, [two], why);
  const changes = { new: [], gone: [], worse: [], better: [], same: 3 };
  expect(againstHistory(result, changes, known(decisions)).baseline).toMatchObject({ new: [], accepted: [], same: 3 });
});

import { describe, expect, it } from 'vitest';
import {
  countOutcomes,
  describeCameras,
  isGood,
  kindOfFiles,
  outcomeOf,
  worstFirst,
  type Result,
} from '../src/index.ts';
import { clean, insufficient, overLimits, refused, scanned } from '../../reporter-html/test/result-fixtures.ts';

const limits = [{ name: 'defects', limit: 60, actual: 3, exceeded: false }];
const lacking = { name: 'new', limit: 0, exceeded: false, unjudged: 'Got none.' };
const warned = { name: 'hot:warn', limit: 1, actual: 2, exceeded: true, level: 'warn' as const };
const lack = { name: 'baseline', status: 'warning' as const, message: 'Got none.' };
const forced = (): Result => ({ ...refused(), status: 'complete' });

describe('the outcome of a camera', () => {
  it.each([
    ['exceeded', overLimits()],
    ['exceeded', { ...overLimits(), checks: [lack] }],
    ['unjudged', refused()],
    ['unjudged', insufficient()],
    ['noBaseline', { ...scanned(3), limits, checks: [lack] }],
    ['noBaseline', { ...scanned(3), limits: [lacking], checks: [lack] }],
    ['unanswered', { ...scanned(3), limits: [lacking, warned] }],
    ['exceeded', { ...overLimits(), limits: [...overLimits().limits!, lacking] }],
    ['forced', forced()],
    ['warned', { ...scanned(3), limits: [...limits, warned] }],
    ['within', { ...scanned(3), limits }],
    ['judged', scanned(3)],
    ['judged', { ...scanned(3), limits: [] }],
  ] as const)('is %s', (outcome, result) => {
    expect(outcomeOf(result)).toBe(outcome);
    expect(isGood(outcome)).toBe(outcome === 'within' || outcome === 'judged');
  });

  it('puts the worst first, and leaves equal ones in their order', () => {
    const rows = [clean(), { ...scanned(3), limits }, refused(), scanned(2), overLimits(), forced()];
    const order = worstFirst(rows.map((result, i) => ({ result, i }))).map(({ i }) => i);
    expect(order).toEqual([4, 2, 5, 1, 0, 3]);
  });

  it('is counted in words', () => {
    expect(countOutcomes([clean(), overLimits(), clean()])).toBe('1 over a limit, 2 judged');
  });
});

describe('cameras of a list', () => {
  const jpeg = (result: Result, bits = 8): Result => {
    const { mosaic: _, ...frame } = result.frame!;
    const files = result.files.map((row) => ({ ...row, path: row.path.replace(/\.\w+$/, '.jpeg') }));
    return { ...result, files, frame: { ...frame, channels: 3, bits } };
  };
  const other = (result: Result): Result => ({ ...result, camera: { make: 'Any', model: 'A', serial: '1' } });

  it('say what tells two Results of one body apart, and nothing more', () => {
    const raw = scanned(1);
    const rest = describeCameras([raw, jpeg(raw), other(raw)]).map((name) => name.replace(/^.* x \d+/, ''));
    expect(rest).toEqual([', raw', ', JPEG', '']);
    expect(describeCameras([jpeg(raw), jpeg(raw, 16)]).map((name) => name.replace(/^.*, /, ''))).toEqual([
      '8 bits',
      '16 bits',
    ]);
  });

  it('are of raw files, or of pictures by what these are called', () => {
    const raw = scanned(1);
    expect(kindOfFiles(raw)).toBe('raw');
    expect(kindOfFiles(jpeg(raw))).toBe('JPEG');
    const [first, ...others] = jpeg(raw).files;
    expect(kindOfFiles({ ...jpeg(raw), files: [{ ...first, path: 'a.png' }, ...others] })).toBe('RGB');
    expect(kindOfFiles({ frame: null, files: [] })).toBe('');
  });
});

import type { Result } from '@hotpix/core';
import { LISTING } from '@hotpix/result';
import { sampleResult } from '@hotpix/core/testing';
import { beforeAll, expect, test } from 'vitest';
import { summarise } from '../../src/terminal/summary.ts';

let result: Result;
beforeAll(async () => {
  const sample = await sampleResult();
  const [defect] = sample.defects;
  const defects = [1, 2, 3, 4].map((x) => ({ ...defect, x, kind: 'hot' as const }));
  result = { ...sample, defects };
});

/** A Result in which everything that comes out of files, or may come out of a saved Result, says the same. */
function saying(evil: string): Result {
  return {
    ...result,
    reason: evil,
    camera: { make: evil, model: evil, serial: evil },
    files: result.files.map((row) => ({ ...row, path: evil, reason: evil, status: 'failed' })),
    defects: result.defects.map((defect) => ({ ...defect, colour: evil })),
    checks: [{ name: evil, status: 'warning', message: evil }],
    limits: [{ name: evil, limit: 1, actual: 2, exceeded: true }],
    sections: { variance: { ranking: [{ x: 1, y: 2, channel: 0, value: 0.5 }] } },
  };
}

test('verdict and counts come first', () => {
  const [verdict, severity, , camera] = summarise(result, 10).split('\n');
  expect(verdict).toBe('4 defects: 4 hot.');
  expect(severity).toBe('4 can be seen in a whole picture on a screen.');
  expect(camera).toBe('hotpix simulated, no. 1, 64 x 48 RGGB, 8 ordinary photographs (guessed)');
});

test('without a verdict the camera is named below, with its serial number', () => {
  const [verdict, , camera] = summarise({ ...result, status: 'refused', defects: [], capture: null }, 10).split('\n');
  expect(verdict).toMatch(/^No verdict\./);
  expect(camera).toBe('hotpix simulated, no. 1, 64 x 48 RGGB, 8 photographs');
});

test('without a defect it says so', () => {
  expect(summarise({ ...result, defects: [] }, 10)).toMatch(/^No defects found\.\n/);
});

test('a ranking without evidence is no verdict on defects', () => {
  const variance = { ranking: [{ x: 1, y: 2, channel: 0, value: 0 }] };
  const listing = { ...result, sections: { variance } };
  expect(summarise(listing, 10)).toContain(`4 candidates listed. ${LISTING} --top `);
  expect(summarise({ ...result, sections: { ...result.sections, variance } }, 10)).toMatch(/^4 defects: 4 hot\.\n/);
});

test('dark frames and flat fields are called so', () => {
  const of = (mode: 'dark' | 'flat') => summarise({ ...result, capture: { mode, guessed: false } }, 10);
  expect(of('dark')).toContain(' RGGB, 8 dark frames\n');
  expect(of('flat')).toContain(' RGGB, 8 flat fields\n');
});

test('without a verdict it says why', () => {
  const insufficient: Result = { ...result, status: 'insufficient', reason: 'Too few.', defects: [] };
  expect(summarise(insufficient, 10)).toMatch(/^No verdict\. Too few\.\n/);
});

test('no more defects are listed than were asked for, and it says how to see all', () => {
  const text = summarise(result, 3);
  expect(text.match(/^\d+ .* hot /gm)).toHaveLength(3);
  expect(text).toContain('3 of 4 shown; --top shows more');
});

test('one of a thing is not many', () => {
  const [defect] = result.defects;
  const files = result.files.slice(0, 1);
  const text = summarise({ ...result, defects: [defect], files }, 10);
  expect(text).toContain('1 defect: 1 hot.');
  expect(text).toContain('1 ordinary photograph');
  expect(text).toContain('1 file: 1 used, 0 set aside, 0 failed.');
});

test('lines are counted as what they are', () => {
  const [defect] = result.defects;
  const lines = (['column', 'column', 'row', 'dim'] as const).map((kind) => ({ ...defect, kind }));
  expect(summarise({ ...result, defects: lines }, 10)).toMatch(/^4 defects: 2 columns, 1 row, 1 dim\.\n/);
});

test('a Result that was judged by force says so below its verdict', () => {
  const checks = [{ name: 'stillLights', status: 'failed' as const, message: 'Lights stand still.' }];
  const [verdict, force] = summarise({ ...result, checks }, 10).split('\n');
  expect(verdict).toBe('4 defects: 4 hot.');
  expect(force).toBe('Judged by force although the photographs are refused: Lights stand still.');
});

test('checks are told where they doubt, and not a second time where the top says the same', () => {
  const check = (status: 'passed' | 'warning' | 'failed', message: string) => ({ name: 'scatter', status, message });
  const checks = [check('passed', 'Fine.'), check('warning', 'Gathered.'), check('failed', 'One scene.')];
  const text = summarise({ ...result, checks }, 10);
  expect(text.split('One scene.')).toHaveLength(2);
  expect(text).toContain('\nWarning: Gathered.\n');
  expect(text).not.toContain('Fine.');
  const other = summarise({ ...result, status: 'refused', reason: 'Another reason.', defects: [], checks }, 10);
  expect(other).toContain('\nFailed: One scene.\nWarning: Gathered.\n');
  const reason = 'One scene. --force reports them anyway.';
  const refused = summarise({ ...result, status: 'refused', reason, defects: [], checks }, 10);
  expect(refused.split('One scene.')).toHaveLength(2);
});

test('limits are told with what came', () => {
  const limits = [
    { name: 'hot', limit: 3, actual: 4, exceeded: true },
    { name: 'dead', limit: 0, actual: 0, exceeded: false },
    { name: 'hot:warn', limit: 2, actual: 4, exceeded: true, level: 'warn' as const },
    { name: 'hot:above-5e', limit: 2, exceeded: false, unjudged: 'The gain is not known.' },
  ];
  const text = summarise({ ...result, limits }, 10);
  expect(text).toContain(
    'EXCEEDED  hot 4 of at most 3\nwithin  dead 0 of at most 0\nWARNED  hot:warn 4 of at most 2\nUNANSWERED  hot:above-5e of at most 2 cannot be judged. The gain is not known.\n',
  );
});

test('values of a ranking are given to the last digit', () => {
  const ranking = [{ x: 5, y: 7, channel: 2, value: 1234567.0123456789 }];
  expect(summarise({ ...result, sections: { variance: { ranking } } }, 10)).toContain(
    '\n1  5  7        2  1234567.0123456789\n',
  );
});

test('nothing in a Result can act upon the terminal', () => {
  const text = summarise(saying('\u001b[2J\u202e</script>\n'), 10);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(text.split('\n')).toHaveLength(summarise(saying('harmless'), 10).split('\n').length);
});

test('what was left out is listed with its place, as many as were asked for', () => {
  const date = { kind: 'overlay' as const, x: 707, y: 467, width: 193, height: 133 };
  const artefacts = [date, { ...date, kind: 'dust' as const, x: 1 }, date];
  expect(summarise({ ...result, artefacts }, 2)).toContain(
    '\n\nleft out  overlay at 707, 467, 193x133\nleft out  dust at 1, 467, 193x133\n  and 1 more; --json or --html lists all.\n',
  );
});

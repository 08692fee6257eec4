import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { KINDS_READ, describeFailures, describeFiles } from '../../src/terminal/files.ts';

type FileRow = Result['files'][number];

let result: Result;
beforeAll(async () => {
  result = await sampleResult();
});

const S40 = { make: 'Canon', model: 'Canon PowerShot S40', serial: '' };
const failed = (n: number): FileRow[] => many(n, (i) => ({ path: `bad-${i}.jpg`, status: 'failed', reason: 'Bad.' }));
const failedApart = (n: number): FileRow[] => failed(n).map((row, i) => ({ ...row, reason: `Bad ${i}.` }));
const aside = (n: number, row: Partial<FileRow>): FileRow[] =>
  many(n, (i) => ({ path: `${row.samples ?? row.code}-${i}.jpg`, status: 'setAside', ...row }));
const many = (n: number, row: (i: number) => FileRow): FileRow[] => Array.from({ length: n }, (_, i) => row(i));
const other = { code: 'otherCamera', camera: S40, width: 2376, height: 1728 };

/** What is said of the files of a Result. */
const told = (...rows: FileRow[][]): string => describeFiles({ ...result, files: rows.flat() }).join('\n');

test('failures come first, then groups of what was set aside with what it is, the largest first', () => {
  const text = told(
    aside(1, { code: 'copy', reason: 'the same bytes as mosaic-0.jpg' }),
    aside(5, { ...other, samples: 'rgb' }),
    aside(8, { ...other, samples: 'mosaic' }),
    aside(2, { code: 'notAPhotograph', reason: 'not a photograph' }),
    failed(2),
  );
  expect(text.split('\n')).toEqual([
    '18 files: 0 used, 16 set aside, 2 failed.',
    '  failed     2 files (bad-0.jpg, bad-1.jpg): Bad.',
    '  set aside  8 files of Canon PowerShot S40, 2376 x 1728 (raw mosaic): mosaic-0.jpg and 7 more',
    '  set aside  5 files of Canon PowerShot S40, 2376 x 1728 (RGB): rgb-0.jpg and 4 more',
    '  set aside  2 files (not a photograph): notAPhotograph-0.jpg and 1 more',
    '  set aside  1 file (copies of others): copy-0.jpg',
    expect.stringContaining('kind of file (raw or JPEG) needs a scan of its own'),
  ]);
});

test('a scan of their own is advised for photographs alone', () => {
  expect(told(aside(2, { code: 'notAPhotograph' }), failed(1))).not.toContain('scan of its own');
});

test('what was set aside for a reason of a plugin is told with it', () => {
  expect(told(aside(3, { code: 'blurred', reason: 'it is blurred' }))).toContain(
    '  set aside  3 files (it is blurred): blurred-0.jpg and 2 more',
  );
});

test('a photograph that is too few is not called used', () => {
  const lone: Result = { ...result, status: 'insufficient', files: result.files.slice(0, 1) };
  expect(describeFiles(lone)).toEqual(['1 file: 1 readable, 0 set aside, 0 failed.']);
});

describe('nothing is listed without end', () => {
  test('neither failures', () => {
    const text = told(failedApart(53), aside(1, other));
    expect(text.match(/Bad \d+\./g)).toHaveLength(50);
    expect(text).toContain('  and 3 more failed; --json or --html lists all.\n  set aside ');
  });

  test('nor the names of files that failed for one reason', () => {
    expect(told(failed(53))).toContain('\n  failed     53 files (bad-0.jpg, bad-1.jpg, bad-2.jpg and 50 more): Bad.');
  });

  test('nor groups', () => {
    const text = told(
      ...many(25, (width) => ({ path: `${width}`, status: 'setAside', ...other, width })).map((row) => [row]),
    );
    expect(text.match(/set aside {2}1 file/g)).toHaveLength(20);
    expect(text).toContain('  and 5 more kinds of files set aside; ');
  });
});

describe('on the standard error', () => {
  test('failures are a line per reason, and no more than fifty', () => {
    expect(describeFailures([...failed(1), ...aside(1, other)])).toBe('hotpix: bad-0.jpg: Bad.\n');
    expect(describeFailures(failed(2))).toBe('hotpix: 2 files (bad-0.jpg, bad-1.jpg): Bad.\n');
    const lines = describeFailures(failedApart(60)).split('\n');
    expect(lines.slice(49)).toEqual(['hotpix: bad-49.jpg: Bad 49.', 'hotpix: and 10 more failed.', '']);
    expect(describeFailures(aside(1, other))).toBe('');
  });

  test('a hostile name does nothing', () => {
    expect(describeFailures([{ path: 'a\u001b[2J\n', status: 'failed', reason: '\u0007' }])).toBe(
      'hotpix: a\ufffd[2J\ufffd: \ufffd\n',
    );
  });
});

test('it is said what is read where a file that was named is of another kind', () => {
  const row = { path: 'notes.txt', status: 'failed' as const, reason: 'unknown', code: 'notAPhotograph' };
  expect(describeFiles({ files: [row], status: 'complete' })).toContain(`  ${KINDS_READ}`);
  expect(describeFiles({ files: [{ ...row, status: 'setAside' }], status: 'complete' })).not.toContain(
    `  ${KINDS_READ}`,
  );
});

test.each([
  ['tooLarge', 'Expected at most 9 pixels, got 4 x 4.', '--max-pixels N'],
  ['tookTooLong', 'Expected the file to be decoded within 1 s, it was not.', '--timeout N'],
] as const)('of %s it is said by which flag more is allowed', (code, reason, flag) => {
  const said = describeFailures([{ path: 'a.dng', status: 'failed', code, reason }]);
  expect(said).toContain(`${reason} If the `);
  expect(said).toContain(flag);
});

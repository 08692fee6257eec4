import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { beforeAll, expect, test } from 'vitest';
import { describeErrors, describeLeft, describeRepairs, type Left } from '../../src/terminal/repairs.ts';

const done = { path: 'a.jpg', patches: 12, output: 'out/a.jpg', notes: ['The thumbnail keeps its defects.'] };
let map: Result;
beforeAll(async () => {
  map = await sampleResult();
});

/** One file of every sort that is not repaired, and two of another camera. */
const left: Left = [
  { status: 'setAside', code: 'otherCamera' },
  { status: 'setAside', code: 'copy' },
  { status: 'setAside', code: 'otherCamera' },
  { status: 'failed', code: 'notAPhotograph' },
  { status: 'setAside', code: 'notAPhotograph' },
];

test('each copy is named, and a note that many share is told once, with the files that it is about', () => {
  const failed = { path: 'b.jpg', patches: 0, error: 'of another camera' };
  const notes = [...done.notes, '5 bytes were left out.'];
  const repairs = [done, failed, { ...done, path: 'c.jpg', output: 'out/c.jpg', patches: 1, notes }];
  expect(describeRepairs(repairs, [], false)).toBe(
    [
      'Repaired 2 of 3 photographs, 13 samples in all.',
      '  a.jpg -> out/a.jpg  (12 samples)',
      '  c.jpg -> out/c.jpg  (1 sample)',
      'Note on 2 files (a.jpg, c.jpg): The thumbnail keeps its defects.',
      'Note on c.jpg: 5 bytes were left out.',
      '',
    ].join('\n'),
  );
});

test('of many photographs the first are named, but all where nothing is written', () => {
  const many = Array.from({ length: 1500 }, (_, i) => ({
    ...done,
    path: `${i}.jpg`,
    output: `out/${i}.jpg`,
    notes: [],
  }));
  const lines = describeRepairs(many, [], false).split('\n');
  expect(lines).toHaveLength(13);
  expect(lines[0]).toBe('Repaired 1,500 of 1,500 photographs, 18,000 samples in all.');
  expect(lines[10]).toBe('  9.jpg -> out/9.jpg  (12 samples)');
  expect(lines[11]).toBe('  and 1,490 more');
  expect(describeRepairs(many, [], true).split('\n')).toHaveLength(1502);
});

test('every photograph is accounted for, and what is none is not counted as one', () => {
  const text = describeRepairs([done], left, false);
  expect(text).toMatch(/^Repaired 1 of 5 photographs, 12 samples in all\.\n/);
  expect(text).toContain(
    '\nNot repaired: 2 files of another camera, size or kind than the map, 1 file of the same bytes as another, 1 file that could not be read, 1 file that is no photograph.\n',
  );
  expect(describeLeft([])).toBe('');
});

test('that a lossy picture takes many samples per defect is explained where one was repaired, by its own map', () => {
  const [one, two] = [{ defects: map.defects.slice(0, 1) }, { defects: map.defects.slice(0, 2) }];
  const repairs = [
    done,
    { ...done, smeared: one },
    { ...done, smeared: one },
    { ...done, smeared: two, error: 'full' },
  ];
  expect(describeRepairs(repairs, [], false)).toContain(
    '\nA lossy picture smears a defect over its neighbours: all samples that 1 defect reached are replaced.\n',
  );
  expect(describeRepairs([done, { ...done, smeared: { defects: [] } }], [], false)).not.toContain('smear');
});

test('a dry run says what it would do', () => {
  expect(describeRepairs([{ path: 'a.jpg', patches: 12 }], [], true)).toBe(
    'Would repair 1 of 1 photograph, 12 samples in all.\n  a.jpg  (12 samples)\n',
  );
});

const listed = [
  { x: 3, y: 4, channel: 2, from: 16_383, to: 1017, method: 'membrane', colour: 'B' },
  { x: 3, y: 4, channel: 0, from: 250, to: 19, method: 'LMMSE' },
  { x: 5, y: 4, channel: 0, from: 250, to: 20, method: 'by my plugin', colour: 'L' },
];

test('a dry run lists what changes most, with colours and estimates in words, and says how many more there are', () => {
  expect(describeRepairs([{ path: 'a.jpg', patches: 5012, listed }], [], true).split('\n')).toEqual([
    'Would repair 1 of 1 photograph, 5,012 samples in all. Listed of each: the 3 that change most; --top lists more.',
    '  a.jpg  (5,012 samples)',
    '    (3, 4) blue: 16,383 -> 1,017 DN, filled evenly from around the smear',
    '    (3, 4): 250 -> 19 DN, estimated from all colours around',
    '    (5, 4) L: 250 -> 20 DN, by my plugin',
    '    and 5,009 more that change less',
    '',
  ]);
});

test('a dry run that lists all samples says nothing of --top', () => {
  expect(describeRepairs([{ path: 'a.jpg', patches: 3, listed }], [], true)).not.toMatch(/--top|more/);
});

test('without defects there is nothing to do', () => {
  expect(describeRepairs([], [], false)).toBe('Nothing to repair.\n');
});

test('a hostile name does nothing to the terminal', () => {
  const text = describeRepairs([{ ...done, path: '\u001b[2J.jpg', notes: ['\u0007'] }], [], false);
  expect(text).toContain('  \ufffd[2J.jpg -> out/a.jpg');
  expect(text).toContain('Note on \ufffd[2J.jpg: \ufffd\n');
});

test('an error that many photographs share is told once', () => {
  const failed = (path: string, error: string) => ({ path, patches: 0, error });
  const repairs = [
    failed('a.jpg', 'of another camera'),
    done,
    failed('b.jpg', 'full'),
    failed('c.jpg', 'of another camera'),
  ];
  expect(describeErrors(repairs)).toBe('hotpix: 2 files (a.jpg, c.jpg): of another camera\nhotpix: b.jpg: full\n');
});

test('a repaired file that may not be wanted is told once and loudly, with what to do instead', () => {
  const warnings = [{ code: 'coloursGuessed', message: 'Its colours are a guess.' }] as const;
  expect(describeErrors([{ ...done, warnings }, done, { ...done, path: 'b.crw', warnings }])).toMatch(
    /^hotpix: Warning: 2 files \(a\.jpg, b\.crw\): Its colours are a guess\. .*--report dcraw=\.badpixels.*\n$/,
  );
});

test('a picture that took the place of its original says where that is', () => {
  expect(describeRepairs([{ path: 'a.jpg', patches: 1, output: 'a.jpg' }], [], false)).toContain(
    '\n  a.jpg  (1 sample; the original is a.jpg.original)\n',
  );
});

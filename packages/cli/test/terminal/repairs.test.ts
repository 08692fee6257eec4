import { expect, test } from 'vitest';
import { describeRepairs } from '../../src/terminal/repairs.ts';

const done = { path: 'a.jpg', patches: 12, output: 'out/a.jpg', notes: ['The thumbnail keeps its defects.'] };

test('each copy is named, and a note that many share is told once', () => {
  const failed = { path: 'b.jpg', patches: 0, error: 'of another camera' };
  expect(describeRepairs([done, failed, { ...done, path: 'c.jpg', output: 'out/c.jpg', patches: 1 }], false)).toBe(
    [
      'Repaired 2 of 3 photographs, 13 samples in all.',
      '  a.jpg -> out/a.jpg  (12 samples)',
      '  c.jpg -> out/c.jpg  (1 sample)',
      'Note: The thumbnail keeps its defects.',
      '',
    ].join('\n'),
  );
});

test('a dry run says what it would do', () => {
  expect(describeRepairs([{ path: 'a.jpg', patches: 12 }], true)).toBe(
    'Would repair 1 of 1 photograph, 12 samples in all.\n  a.jpg  (12 samples)\n',
  );
});

test('without defects there is nothing to do', () => {
  expect(describeRepairs([], false)).toBe('Nothing to repair.\n');
});

test('a hostile name does nothing to the terminal', () => {
  const text = describeRepairs([{ ...done, path: '\u001b[2J.jpg', notes: ['\u0007'] }], false);
  expect(text).toContain('  \ufffd[2J.jpg -> out/a.jpg');
  expect(text).toContain('Note: \ufffd\n');
});

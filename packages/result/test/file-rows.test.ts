import { expect, test } from 'vitest';
import { hasFailed, isSetAside } from '../src/file-rows.ts';

test('a row is set aside for its own reason alone', () => {
  const row = { status: 'setAside', code: 'copy' } as const;
  expect(isSetAside(row, 'copy')).toBe(true);
  expect(isSetAside(row, 'otherCamera')).toBe(false);
});

test('a file that no decoder knows was set aside in a folder, and failed where it was named', () => {
  const code = 'notAPhotograph';
  expect([isSetAside({ status: 'setAside', code }, code), hasFailed({ status: 'setAside', code }, code)]).toEqual([
    true,
    false,
  ]);
  expect([isSetAside({ status: 'failed', code }, code), hasFailed({ status: 'failed', code }, code)]).toEqual([
    false,
    true,
  ]);
});

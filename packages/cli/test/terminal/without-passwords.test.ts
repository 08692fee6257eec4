import { expect, test } from 'vitest';
import { withoutPasswords } from '../../src/terminal/without-passwords.ts';

test.each([
  ["got 'postgres://qa:hunter2@host/db'.", "got 'postgres://…@host/db'."],
  ["got 'https://host/a.jpg?id=7&sig=c0ffee'.", "got 'https://host/a.jpg?id=…&sig=…'."],
  ['https:/host/a.jpg?c0ffee is not there', 'https:/host/a.jpg?… is not there'],
  ["Try 'hotpix scan photos/?'", "Try 'hotpix scan photos/?'"],
])('%s is said as %s', (text, said) => {
  expect(withoutPasswords(text)).toBe(said);
});

import { expect, test } from 'vitest';
import { printable } from '../../src/terminal/printable.ts';

test.each([
  ['a screen cleared', 'Canon\u001b[2J EOS', 'Canon\ufffd[2J EOS'],
  ['a title set', '\u001b]0;owned\u0007', '\ufffd]0;owned\ufffd'],
  ['an eight-bit escape', 'a\u009b31mb', 'a\ufffd31mb'],
  ['lines and tabs', 'a\r\nb\tc\u2028d\u2029e\u0085f', 'a\ufffd\ufffdb\ufffdc\ufffdd\ufffde\ufffdf'],
  ['text turned around', 'gpj.\u202eexe\u2066\u200f\u061c', 'gpj.\ufffdexe\ufffd\ufffd\ufffd'],
  ['a deletion', 'abc\u007f\b', 'abc\ufffd\ufffd'],
  ['a null', 'a\0b', 'a\ufffdb'],
])('%s is made harmless', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each(['Canon EOS R5', 'Müller & Söhne', '写真.jpg', 'עברית', '</script>', '😀'])('%s stays as it is', (text) => {
  expect(printable(text)).toBe(text);
});

import { expect, test } from 'vitest';
import { codeFrame, placeAt } from '../../src/config/code-frame.ts';

const ten = Array.from({ length: 10 }, (_, i) => `line ${i + 1}`).join('\n');

test('the lines around a place are shown with their numbers, and a caret below it', () => {
  expect(codeFrame(ten, { line: 9, column: 6 })).toEqual([
    '   7 | line 7',
    '   8 | line 8',
    '>  9 | line 9',
    '     |      ^',
    '  10 | line 10',
  ]);
});

test('the first line has none before it, and the last none behind it', () => {
  expect(codeFrame('one\ntwo', { line: 1, column: 1 })).toEqual(['> 1 | one', '    | ^', '  2 | two']);
  expect(codeFrame('one\ntwo', { line: 2, column: 4 })).toEqual(['  1 | one', '> 2 | two', '    |    ^']);
});

test('of a line without an end what is around the place is shown', () => {
  const [line, caret] = codeFrame(`${'a'.repeat(50_000)}!${'b'.repeat(50_000)}`, { line: 1, column: 50_001 });
  expect(line.length).toBeLessThan(120);
  expect(line[caret.indexOf('^')]).toBe('!');
});

test.each([
  ['a\nbc', 3, { line: 2, column: 2 }],
  ['a\r\nbc', 3, { line: 2, column: 1 }],
  ['', 0, { line: 1, column: 1 }],
])('in %j the character %d stands at %j', (text, offset, place) => {
  expect(placeAt(text, offset)).toEqual(place);
});

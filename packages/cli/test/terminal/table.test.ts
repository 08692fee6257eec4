import { expect, test } from 'vitest';
import { formatTable } from '../../src/terminal/table.ts';

test('numbers stand to the right, words to the left', () => {
  expect(
    formatTable(
      ['#', 'kind', 'amplitude'],
      [
        ['1', 'hot', '1200.5'],
        ['10', 'blinking', '-3.0'],
      ],
    ),
  ).toEqual([
    ' #  kind      amplitude', //
    ' 1  hot          1200.5',
    '10  blinking       -3.0',
  ]);
});

test('a bound, a share, a part of a whole and an empty cell are numbers too', () => {
  expect(formatTable(['c'], [['>99.9 %'], ['5.0%'], ['']])).toEqual(['      c', '>99.9 %', '   5.0%', '']);
  expect(formatTable(['c'], [['15 of 16'], ['9 of 16']])).toEqual(['       c', '15 of 16', ' 9 of 16']);
});

test('without rows there is the head alone', () => {
  expect(formatTable(['x', 'y'], [])).toEqual(['x  y']);
});

test('a hundred thousand rows are no trouble', () => {
  expect(formatTable(['n'], new Array(100_000).fill(['1']))).toHaveLength(100_001);
});

import { expect, test } from 'vitest';
import { saidOnce } from '../../src/terminal/said-once.ts';

const says = (text: string, ...names: string[]) => names.map((of) => ({ of, text }));

test('what is said of one names it', () => {
  expect(saidOnce(says('dark', 'a.jpg'))).toEqual([{ line: 'a.jpg: dark', count: 1 }]);
});

test('what is said of many is one line with their number and the first names', () => {
  const rows = [...says('dark', 'a.jpg', 'b.jpg'), ...says('small', 'c.jpg'), ...says('dark', 'd.jpg', 'e.jpg')];
  expect(saidOnce(rows).map(({ line }) => line)).toEqual([
    '4 files (a.jpg, b.jpg, d.jpg and 1 more): dark',
    'c.jpg: small',
  ]);
});

test('cameras, which have commas in their names, are told apart by semicolons', () => {
  const [{ line }] = saidOnce(says('no verdict', 'Any A, 64 x 48', 'Any B, 64 x 48'), 'camera');
  expect(line).toBe('2 cameras (Any A, 64 x 48; Any B, 64 x 48): no verdict');
});

import { describe, expect, it } from 'vitest';
import { toPositions } from '../src/page/table/positions.ts';
import { scanned } from './result-fixtures.ts';

const [one, two] = scanned(2).defects.map((defect, i) => ({ ...defect, rank: i + 1 }));

describe('toPositions', () => {
  it('has one position a line', () => {
    expect(toPositions([one, two])).toBe(`${one.x},${one.y}\n${two.x},${two.y}\n`);
  });

  it('has every pixel of a column and a row, and a smear once', () => {
    const column = { ...one, kind: 'column' as const, x: 3, y: 4, extent: { x: 3, y: 4, width: 1, height: 2 } };
    const row = { ...one, kind: 'row' as const, x: 7, y: 9, extent: { x: 7, y: 9, width: 3, height: 1 } };
    const smear = { ...one, kind: 'hot' as const, x: 5, y: 5, extent: { x: 4, y: 4, width: 3, height: 3 } };
    expect(toPositions([column, row, smear])).toBe('3,4\n3,5\n7,9\n8,9\n9,9\n5,5\n');
    const smeared = { ...column, extent: { x: 1, y: 4, width: 5, height: 2 } };
    expect(toPositions([smeared])).toBe('3,4\n3,5\n');
  });
});

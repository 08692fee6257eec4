import { describe, expect, it } from 'vitest';
import { mapOf, pixel, read, written } from '../support/maps.ts';

describe('a defect list of PixInsight', () => {
  it('is read with whole lines, ranges and pixels', () => {
    expect(read('Col 2\nRow 3\nCol 4 5 6\nRow 1 9 7\nCol 0 0 0\n', 'pixinsight')).toEqual([
      { x: 5, y: 2, width: 1, height: 9, kind: 'column' },
      { x: 3, y: 5, width: 16, height: 1, kind: 'row' },
      { x: 7, y: 7, width: 1, height: 2, kind: 'column' },
      { x: 10, y: 3, width: 3, height: 1, kind: 'row' },
      pixel(3, 2),
    ]);
  });

  it('is written without comments, a pixel as a range of one', () => {
    const map = mapOf(
      pixel(3, 2),
      { x: 5, y: 0, width: 1, height: 12 },
      { x: 6, y: 4, width: 2, height: 3 },
      { x: 6, y: 8, width: 3, height: 2 },
    );
    expect(written('pixinsight', map)).toBe('Col 0 0 0\nCol 2\nCol 3 2 4\nCol 4 2 4\nRow 6 3 5\nRow 7 3 5\n');
  });

  it.each(['Row 1 2', 'Row  1', 'Point 1 2', 'row 1', 'Col -1'])('refuses the line %j', (line) => {
    expect(() => read(`Row 1\n${line}\n`, 'pixinsight')).toThrow(/in line 2, got/);
  });

  it('refuses a range that ends outside', () => {
    expect(() => read('Col 2 0 9', 'pixinsight')).toThrow(/in line 1, got 1 x 10 pixels at \(2, 0\)/);
  });
});

import { describe, expect, it } from 'vitest';
import { mapOf, pixel, read, written } from '../support/maps.ts';

describe('a list of Siril', () => {
  it('is read with its three kinds of lines', () => {
    const text = '# cosme\nP 2 3 H\nP 4 5 C\nP 6.000 7.000\nL 1 0 H\nC 15 0\n';
    expect(read(text, 'siril')).toEqual([
      pixel(5, 5, { kind: 'hot' }),
      pixel(7, 7, { kind: 'dead' }),
      pixel(9, 9, { kind: 'hot' }),
      { x: 3, y: 3, width: 16, height: 1, kind: 'row' },
      { x: 18, y: 2, width: 1, height: 9, kind: 'column' },
    ]);
  });

  it('is written with L and C for whole rows and columns, and P for all else', () => {
    const map = mapOf(
      pixel(3, 2, { kind: 'hot' }),
      pixel(4, 2, { kind: 'dead' }),
      { x: 3, y: 5, width: 16, height: 1, kind: 'row' },
      { x: 8, y: 0, width: 1, height: 12, kind: 'column' },
      { x: 9, y: 2, width: 1, height: 2, kind: 'column' },
    );
    expect(written('siril', map).split('\n').slice(1)).toEqual([
      ...['P 0 0 H', 'P 1 0 C', 'L 3 0 H', 'C 5 0 H', 'P 6 0 H', 'P 6 1 H'],
      '',
    ]);
  });

  it.each(['X 1 2', 'P 1', 'P 1.5 2', 'L 3', 'P -1 2'])('refuses the line %j', (line) => {
    expect(() => read(`P 1 1\n${line}\n`, 'siril')).toThrow(/in line 2, got/);
  });

  it('refuses a row below the last', () => {
    expect(() => read('L 9 0 H', 'siril')).toThrow(/in line 1, got 16 x 1 pixels at \(0, 9\)/);
  });
});

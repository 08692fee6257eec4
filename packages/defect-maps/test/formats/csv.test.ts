import { describe, expect, it } from 'vitest';
import { mapOf, pixel, read, written } from '../support/maps.ts';

describe('a list as CSV', () => {
  it('is written with a header row, in stored coordinates', () => {
    const map = mapOf(pixel(3, 2, { kind: 'hot', channel: 'R' }), { x: 0, y: 0, width: 1, height: 12, kind: 'column' });
    expect(written('csv', map)).toBe('x,y,width,height,kind,channel\n3,2,1,1,hot,R\n0,0,1,12,column,\n');
  });

  it('is read with its columns in any order, and all but x and y left out or empty', () => {
    expect(read('\ufeffkind, y ,x\r\nhot,2,3\r\n,4,5\r\n', 'csv')).toEqual([pixel(3, 2, { kind: 'hot' }), pixel(5, 4)]);
    expect(read('x,y,width,height\n1,2,,3\n', 'csv')).toEqual([{ x: 1, y: 2, width: 1, height: 3 }]);
  });

  it('is read out of the table of a Result: the extents, whatever pixel stands for each', () => {
    const head =
      'rank,x,y,colour,kind,amplitude,rate,frames,score,confidence,extent_x,extent_y,extent_width,extent_height,cluster,colour_cluster,fit_offset,fit_rate,fit_iso,level,response';
    const smear = '1,5,6,G,hot,-1.5,0.25,8,9,1,4,5,3,2,6,2,0.5,12.25,200,14,0.75';
    const column = '2,0,0,,column,9,1,8,9,1,0,0,1,12,,,,,,,';
    expect(read(`${head}\r\n${smear}\r\n${column}\r\n`, 'csv')).toEqual([
      { x: 4, y: 5, width: 3, height: 2, kind: 'hot', channel: 'G' },
      { x: 0, y: 0, width: 1, height: 12, kind: 'column' },
    ]);
  });

  it('is read with figures beside the positions, which say nothing of where a pixel is', () => {
    expect(read('x;y;amplitude;colour\n3;2;12,5;R\n', 'csv')).toEqual([pixel(3, 2, { channel: 'R' })]);
  });

  it('is read out of the table of a Result of any version, whose columns it need not know', () => {
    const head = 'x,y,extent_x,extent_y,extent_width,extent_height,a_figure_to_come';
    expect(read(`${head}\n5,6,4,5,3,2,0.5\n`, 'csv')).toEqual([{ x: 4, y: 5, width: 3, height: 2 }]);
  });

  it('is not written with what a spreadsheet would run', () => {
    expect(() => written('csv', mapOf(pixel(3, 2, { channel: '=1+1' })))).toThrow(
      "a channel such as R for a list in the format 'csv', got '=1+1'",
    );
  });

  it.each([
    ['half an extent', 'x,y,extent_x\n1,2,3\n', /in line 1/],
    ['a header without y', 'x,width\n1,2\n', /a header with x, y and perhaps .* in line 1/],
    ['an unknown column', 'x,y,size\n1,2,3\n', /in line 1/],
    ['no header', '1,2\n', /in line 1/],
    ['an empty file', '', 'Expected a header row in the file, got an empty file.'],
    ['a missing cell', 'x,y\n1\n', 'Expected 2 cells in line 2, got 1.'],
    ['a fraction', 'x,y\n1.5,2\n', "Expected a whole number for x in line 2, got '1.5'."],
    ['an unknown kind', 'x,y,kind\n1,2,cold\n', /one of hot, stuck, dead, .* in line 2, got 'cold'/],
    ['a position outside', 'x,y\n20,2\n', /from \(0, 0\) to \(19, 11\) in line 2/],
  ])('with %s is refused', (_, text, message) => {
    expect(() => read(text, 'csv')).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import type { MappedDefect } from '../../src/defect-map.ts';
import { GEOMETRY, PICTURE, pixel, read, written } from '../support/maps.ts';

const blocks = (...defects: MappedDefect[]): string[] =>
  written('jpegpixi', { ...PICTURE, defects })
    .trimEnd()
    .split('\n')
    .slice(1);

describe('a list of jpegpixi', () => {
  it('is read as its manual shows it: one number for squares, directions, percentages, other separators', () => {
    const text = '2,3 # one\n4,5,2\n6,7,3,2\nV: 1 , 2 , 5 , 1\nh:9,0,1,4\n2:2,2\n50%,25.5%,10%\n1/2/3;4\n';
    expect(read(text, 'jpegpixi', PICTURE)).toEqual([
      pixel(2, 3),
      { x: 4, y: 5, width: 2, height: 2 },
      { x: 6, y: 7, width: 3, height: 2 },
      { x: 1, y: 2, width: 5, height: 1, kind: 'row' },
      { x: 9, y: 0, width: 1, height: 4, kind: 'column' },
      pixel(2, 2),
      { x: 10, y: 3, width: 2, height: 2 },
      { x: 1, y: 2, width: 3, height: 4 },
    ]);
  });

  it('is written with columns crossed horizontally and rows vertically', () => {
    expect(
      blocks(
        { x: 1, y: 1, width: 3, height: 3 },
        { x: 10, y: 0, width: 1, height: 12, kind: 'column' },
        { x: 2, y: 8, width: 4, height: 1, kind: 'row' },
      ),
    ).toEqual(['H:10,0,1,12', 'V:2,8,4,1', '1,1,3,3']);
  });

  it('joins spots that overlap or touch, because jpegpixi would leave one of them out', () => {
    expect(
      blocks(pixel(1, 1), { x: 12, y: 1, width: 3, height: 3 }, { x: 14, y: 4, width: 3, height: 3 }, pixel(2, 2)),
    ).toEqual(['12,1,5,6', '1,1,2,2']);
  });

  it('keeps a pixel between a spot and what is left of the line through it', () => {
    expect(blocks({ x: 10, y: 0, width: 1, height: 12, kind: 'column' }, { x: 9, y: 4, width: 3, height: 3 })).toEqual([
      'H:10,0,1,2',
      'H:10,9,1,3',
      '9,3,3,5',
    ]);
  });

  it.each(['1 2', '1,', '1,2,3,4,5', 'x:1,2', '101%,1', '1,2,0'])('refuses the line %j', (line) => {
    expect(() => read(`1,1\n${line}\n`, 'jpegpixi', PICTURE)).toThrow(/in line 2, got/);
  });

  it('is not written for raw frames, whose pixels are not those of a picture', () => {
    expect(() => written('jpegpixi', { ...GEOMETRY, defects: [] })).toThrow(
      "Expected the map of JPEG pictures, whose stored pixels are all active, for a list in the format 'jpegpixi', " +
        'got 16 x 9 active ones of 20 x 12.',
    );
  });

  it('is refused where a thousand columns cross a thousand rows, instead of cutting them to pieces', () => {
    const frame = { width: 4000, height: 4000, active: { x: 0, y: 0, width: 4000, height: 4000 } };
    const defects = Array.from({ length: 2000 }, (_, index): MappedDefect => {
      const at = 2 * index;
      return index % 2 === 0
        ? { x: at, y: 0, width: 1, height: 4000, kind: 'column' }
        : { x: 0, y: at, width: 4000, height: 1, kind: 'row' };
    });
    expect(() => written('jpegpixi', { ...frame, defects })).toThrow(
      "Expected at most 5000 blocks for a list in the format 'jpegpixi', got more, where lines cross.",
    );
  });
});

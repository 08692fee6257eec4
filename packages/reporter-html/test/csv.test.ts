import { describe, expect, it } from 'vitest';
import { toCsv, toPositions } from '../src/page/table/csv.ts';
import { scanned } from './result-fixtures.ts';

const [one, two] = scanned(2).defects.map((defect, i) => ({ ...defect, rank: i + 1 }));

describe('toCsv', () => {
  it('has a header and a line for each defect, as RFC 4180 has it', () => {
    const defect = {
      ...one,
      x: 3,
      y: 4,
      colour: 'G',
      kind: 'hot' as const,
      amplitude: -1.5,
      rate: 0.25,
      frames: 8,
      score: 9,
      confidence: 1,
      extent: { x: 3, y: 4, width: 1, height: 2 },
      cluster: 6,
    };
    const [head, row, end] = toCsv([defect]).split('\r\n');
    expect(head).toBe(
      'rank,x,y,colour,kind,amplitude,rate,frames,score,confidence,extent_x,extent_y,extent_width,extent_height,cluster',
    );
    expect(row).toBe('1,3,4,G,hot,-1.5,0.25,8,9,1,3,4,1,2,6');
    expect(end).toBe('');
  });

  it('quotes what would break a row', () => {
    expect(toCsv([{ ...one, colour: 'a,"b"\n' }])).toContain(',"a,""b""\n",');
  });

  it.each(['=1+1', '@SUM(A1)', '+1', '-1'])('keeps a spreadsheet from running %s', (formula) => {
    expect(toCsv([{ ...one, colour: formula }])).toContain(`,'${formula},`);
  });
});

describe('toPositions', () => {
  it('has one position a line', () => {
    expect(toPositions([one, two])).toBe(`${one.x},${one.y}\n${two.x},${two.y}\n`);
  });
});

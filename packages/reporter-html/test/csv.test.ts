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
      colourCluster: 2,
      fit: { offset: 0.5, rate: 12.25, iso: 200 },
      level: 14,
      response: 0.75,
    };
    const [head, row, end] = toCsv([defect]).split('\r\n');
    expect(head).toBe(
      'rank,x,y,colour,kind,amplitude,rate,frames,score,confidence,extent_x,extent_y,extent_width,extent_height,cluster,colour_cluster,fit_offset,fit_rate,fit_iso,level,response',
    );
    expect(row).toBe('1,3,4,G,hot,-1.5,0.25,8,9,1,3,4,1,2,6,2,0.5,12.25,200,14,0.75');
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

  it('has every pixel of a column and a row, and a smear once', () => {
    const column = { ...one, kind: 'column' as const, x: 3, y: 4, extent: { x: 3, y: 4, width: 1, height: 2 } };
    const row = { ...one, kind: 'row' as const, x: 7, y: 9, extent: { x: 7, y: 9, width: 3, height: 1 } };
    const smear = { ...one, kind: 'hot' as const, x: 5, y: 5, extent: { x: 4, y: 4, width: 3, height: 3 } };
    expect(toPositions([column, row, smear])).toBe('3,4\n3,5\n7,9\n8,9\n9,9\n5,5\n');
  });
});

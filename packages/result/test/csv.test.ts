import { describe, expect, it } from 'vitest';
import { toCsv, type Defect } from '../src/index.ts';

const one = {
  ...{ rank: 1, x: 3, y: 4, kind: 'hot' as const, amplitude: 9, rate: 1, frames: 8, score: 9, confidence: 1 },
  extent: { x: 3, y: 4, width: 1, height: 1 },
};

describe('toCsv', () => {
  it('has a header and a line per defect, as RFC 4180 has it', () => {
    const defect: Defect & { rank: number } = {
      rank: 1,
      x: 3,
      y: 4,
      colour: 'G',
      kind: 'hot',
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
      colourConfidence: 0.875,
      placeConfidence: 0.625,
      examined: { photographs: 16, beyond: 15 },
      course: {
        ...{ state: 'appeared', blinks: false, photographs: 16, amplitude: 9 },
        change: {
          ...{ photograph: 'b.dng', from: 'b.dng', to: 'c.dng' },
          ...{ taken: '2024-05-02T10:00:00', after: '2024-05-01T10:00:00', by: '2024-05-03T10:00:00' },
        },
      },
    };
    const [head, row, end] = toCsv([defect]).split('\r\n');
    expect(head).toBe(
      'rank,x,y,colour,kind,amplitude,rate,frames,score,confidence,extent_x,extent_y,extent_width,extent_height,cluster,colour_cluster,fit_offset,fit_rate,fit_iso,level,response,colour_confidence,place_confidence,examined,examined_beyond,course,changed,changed_after,changed_by',
    );
    expect(row).toBe(
      '1,3,4,G,hot,-1.5,0.25,8,9,1,3,4,1,2,6,2,0.5,12.25,200,14,0.75,0.875,0.625,16,15,appeared,2024-05-02T10:00:00,2024-05-01T10:00:00,2024-05-03T10:00:00',
    );
    expect(end).toBe('');
  });

  it('quotes what would break a row', () => {
    expect(toCsv([{ ...one, colour: 'a,"b"\n' }])).toContain(',"a,""b""\n",');
  });

  it.each(['=1+1', '@SUM(A1)', '+1', '-1', '\t=1', '\uff1d1+1'])('keeps a spreadsheet from running %s', (formula) => {
    expect(toCsv([{ ...one, colour: formula }])).toContain(`,'${formula},`);
  });
});

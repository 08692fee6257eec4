import { describe, expect, it } from 'vitest';
import { pool } from '../accuracy/pooled.ts';
import { row } from './rows.ts';

describe('all cameras together', () => {
  it('are pooled by their counts, not by their shares, raw files and JPEGs apart', () => {
    // Raw: 12 right, 4 wrong, 12 missed of 24. JPEG: 3 right, none wrong, 1 missed.
    const rows = [row('raw', 24, [9, 0, 3]), row('raw', 24, [3, 4, 9]), row('JPEG q92 4:2:0', 24, [3, 0, 1])];
    expect(pool(rows).map(({ medium, precision, recall }) => [medium.name, precision, recall])).toEqual([
      ['raw', 0.75, 0.5],
      ['JPEG', 1, 0.75],
    ]);
  });

  it('count with as many photographs as the goals are for', () => {
    expect(pool([row('raw', 12, [9, 0, 3])])).toEqual([]);
  });

  it('count as false what is found where nothing is', () => {
    const [{ precision, onClean }] = pool([row('raw', 24, [9, 1, 3]), row('raw', 24, [0, 2, 0])]);
    expect([precision, onClean]).toEqual([0.9, 2]);
  });
});

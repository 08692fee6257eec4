import { describe, expect, it } from 'vitest';
import type { Row } from '../accuracy/measure-subject.ts';
import { pool } from '../accuracy/pooled.ts';
import { score } from '../accuracy/score.ts';
import type { Sought } from '../accuracy/targets.ts';

/** A row of as many finds on defects, beside them, and as many defects that are missed. */
function row(medium: string, frames: number, [right, wrong, missed]: readonly [number, number, number]): Row {
  const sought = Array.from({ length: right + missed }, (_, x): Sought => {
    return { group: 'hot', kind: 'hot', contrast: 9, faint: false, isLine: false, sites: [{ x: 10 * x, y: 0 }] };
  });
  const finds = Array.from({ length: right + wrong }, (_, i) => {
    const place = i < right ? { x: 10 * i, y: 0 } : { x: 10 * i, y: 5 };
    return { kind: 'hot', ...place, extent: { ...place, width: 1, height: 1 } };
  });
  return { camera: 'one', medium, frames, ranking: 'evidence', score: score(finds, sought, 0), seconds: 0 };
}

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

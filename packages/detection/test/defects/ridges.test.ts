import { describe, expect, test } from 'vitest';
import { findRidges } from '../../src/defects/ridges.ts';
import type { Hit } from '../../src/hits/hit.ts';
import { developed, scan, slope } from '../support/scan.ts';

/** What shows at some pixels: rows of amplitudes in DN from 20, 30 on, 0 where nothing stands out. */
const hitsOf = (...rows: number[][]): Hit[] =>
  rows.flatMap((row, y) =>
    row.flatMap((amplitude, x) =>
      amplitude === 0
        ? []
        : [
            {
              ...{ x: 20 + x, y: 30 + y, kind: amplitude > 0 ? ('hot' as const) : ('dim' as const), amplitude },
              ...{ rate: 1, frames: 16, score: 9 * Math.sign(amplitude), confidence: 1 },
            },
          ],
    ),
  );
const rowsOf = (count: number, row: number[]): number[][] => Array.from({ length: count }, () => row);
const extentsOf = (hits: readonly Hit[]): unknown[] =>
  findRidges(hits).map(({ kind, extent }) => ({ kind, ...extent }));

describe('a piece of a column of a picture', () => {
  test('is found with its length, beside what it smears', () => {
    const hits = hitsOf([5, 20, 5], ...rowsOf(9, [-15, -40, -80, -45, -12]), [0, 0, -25]);
    expect(extentsOf(hits)).toEqual([{ kind: 'column', x: 22, y: 31, width: 1, height: 9 }]);
  });

  test('is found where every second filter shows less', () => {
    const hits = hitsOf(...Array.from({ length: 10 }, (_, i) => [0, 20, i % 2 ? 50 : 90, 20]));
    expect(extentsOf(hits)).toEqual([{ kind: 'column', x: 22, y: 30, width: 1, height: 10 }]);
  });

  test('as of a row, of which the same holds', () => {
    expect(extentsOf(hitsOf(new Array<number>(8).fill(60)))).toEqual([
      { kind: 'row', x: 20, y: 30, width: 8, height: 1 },
    ]);
  });
});

describe('no piece of a column is', () => {
  test.each([
    ['the smear of a pixel', hitsOf(...[4, 9, 20, 45, 100, 45, 20, 9, 4].map((size) => [size / 3, size, size / 3]))],
    ['what is as wide as dust', hitsOf(...rowsOf(12, [-50, -60, -60, -60, -50]))],
    ['a cluster of five', hitsOf(...rowsOf(5, [30, 80, 30]))],
    ['what has gaps', hitsOf(...Array.from({ length: 12 }, (_, i) => [i % 4 === 0 ? 70 : 0]))],
  ])('%s', (_, hits) => {
    expect(extentsOf(hits)).toEqual([]);
  });
});

test('a dead piece of 14 pixels of a column of pictures is one defect', async () => {
  const defects = [{ kind: 'column', x: 71, y: 50, length: 14, response: 0 }] as const;
  const frames = developed({
    frames: 12,
    seed: 4,
    defects,
    scene: slope,
    settings: () => ({ iso: 200, exposure: 1 / 60 }),
  });
  const result = await scan(frames, { capture: 'scene' });
  expect(result.defects.map(({ kind, x }) => ({ kind, x }))).toEqual([{ kind: 'column', x: 71 }]);
});

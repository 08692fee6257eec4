/** What the demo says of its camera. */
import { createCamera, type Defect } from '@hotpix/simulator';
import { expect, it } from 'vitest';
import { comparisonTable } from '../../scripts/demo/comparison-table.ts';
import type { Find } from '../accuracy/matching.ts';
import { scoreSought, soughtOf } from '../accuracy/score-camera.ts';

const DEFECTS: readonly Defect[] = [
  { kind: 'column', x: 75, y: 104, length: 14, offset: 4000 },
  { kind: 'hot', x: 121, y: 93, rate: 3000, offset: 4000 },
  { kind: 'hot', x: 30, y: 40, rate: 3000, offset: 4000 },
];
const active = { x: 16, y: 10, width: 216, height: 162 };
const camera = createCamera({ seed: 13, width: 240, height: 180, active, defects: DEFECTS });
const settings = [{ iso: 400, exposure: 0.1 }];

const at = (kind: string, x: number, y: number, height = 1): Find => ({
  kind,
  x,
  y,
  extent: { x, y, width: 1, height },
});

const tableOf = (finds: readonly Find[], isPicture: boolean): string =>
  comparisonTable(scoreSought(finds, soughtOf(camera, settings, { isPicture }), { isPicture }));

it('counts a column that was found longer than it is as one, and found', () => {
  const finds = [at('column', 75, 102, 16), at('hot', 121, 93), at('hot', 200, 9)];
  expect(tableOf(finds, false).split('\n')).toEqual([
    'kind                 true  found recall',
    'hot                     2      1   50 %',
    'line                    1      1  100 %',
    '1 of the 3 finds is wrong.',
  ]);
});

it('counts the part of a column that its pieces in a JPEG lie on', () => {
  const finds = [at('column', 75 - 16, 104 - 10, 7)];
  const table = tableOf(finds, true);
  expect(table).toContain('line                    1    0.6   57 %\n0 of the 1 finds are wrong.');
});

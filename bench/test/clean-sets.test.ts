import { expect, it } from 'vitest';
import { cleanColumns, cleanSets } from '../accuracy/clean-sets.ts';
import { markdown } from '../accuracy/columns.ts';
import { claims, row } from './rows.ts';

it('has a row for each camera and medium, a column for each number of photographs, and says what was refused', () => {
  const rows = [
    row('raw', 6, [0, 0, 0], { camera: 'stars' }),
    row('raw', 12, [0, 2, 0], { camera: 'stars', claims: claims(true, 0.9, 0.9999) }),
    row('JPEG', 6, [0, 0, 0], { camera: 'stars', isRefused: true }),
    row('JPEG', 12, [0, 1, 0], { camera: 'stars', claims: claims(true, 0.9) }),
    row('raw', 12, [0, 0, 0], { camera: 'dust' }),
  ];
  expect(markdown(cleanColumns(rows), cleanSets(rows)).split('\n')).toEqual([
    '| camera | as | 6 | 12 |',
    '| --- | ---: | ---: | ---: |',
    '| stars | raw | 0 | 2, 1 above |',
    '| stars | JPEG | refused | 1 |',
    '| dust | raw | – | 0 |',
  ]);
});

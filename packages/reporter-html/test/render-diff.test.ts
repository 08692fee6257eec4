import { expect, it } from 'vitest';
import { renderDiff } from '../src/index.ts';
import { scanned } from './result-fixtures.ts';

const sample = scanned(1);
const [{ colour: _, ...defect }] = sample.defects;
const of = (...amplitudes: number[]) => ({
  ...sample,
  defects: amplitudes.map((amplitude, x) => ({
    ...defect,
    ...{ kind: 'hot' as const, x: 100 * x, y: 5, amplitude, extent: { x: 100 * x, y: 5, width: 1, height: 1 } },
  })),
});

it('names the camera by its serial number, as two bodies of one model have but that', () => {
  expect(renderDiff([{ before: of(), after: of() }])).toContain('<h1>Canon PowerShot S40 no. 0420183377</h1>');
});

it('sets kinds and amplitudes as the report does', () => {
  const page = renderDiff([{ before: of(100), after: of(200, -1736.55) }]);
  expect(page).toContain('<td>Hot</td><td class="number">100</td><td class="number">5</td><td>–</td>');
  expect(page).toContain('<td class="number">\u22121,736.6 DN</td>');
  expect(page).toContain('<td class="number">+100.0 DN</td><td class="number">+200.0 DN</td>');
});

it('gives no kind and no amplitude to what only a list names', () => {
  const { defects, ...result } = of(0);
  const sections = { map: { path: 'list', format: 'dcraw', tellsKinds: false } };
  const listed = { ...result, sections, defects: defects.map((one) => ({ ...one, frames: 0 })) };
  const page = renderDiff([{ before: of(), after: listed }]);
  expect(page).toContain('<td>Defect</td><td class="number">0</td><td class="number">5</td><td>–</td>');
  expect(page).toContain('<td class="number">–</td></tr>');
});

/** Found against true defects, by kind, as docs/accuracy.md counts them. */
import type { Score, Share } from '../../bench/accuracy/score.ts';

/** Kinds without a defect are left out; those that no photograph can show stand apart. */
export function comparisonTable({ groups, faint, finds, wrong }: Score): string {
  const shares: [string, Share][] = [...Object.entries(groups), ['faint', faint]];
  const rows = shares
    .filter(([, { of }]) => of > 0)
    .map(([kind, { found, of }]) => [kind, String(of), amount(found), `${Math.round((100 * found) / of)} %`]);
  const lines = [['kind', 'true', 'found', 'recall'], ...rows].map((cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(7))).join(''),
  );
  return [...lines, `${wrong} of the ${finds} finds ${wrong === 1 ? 'is' : 'are'} wrong.`].join('\n');
}

/** Of a line a part may be found. */
function amount(found: number): string {
  return Number.isInteger(found) ? String(found) : found.toFixed(1);
}

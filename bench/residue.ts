// What repairs leave at the repaired places of real JPEGs, in the photographs of a set together.
// usage: npm run bench:residue -- [set …]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plain, type Column } from './accuracy/columns.ts';
import { measureResidue, type ResidueRow } from './residue/measure-residue.ts';
import type { Residue, Residues } from './residue/residue.ts';

const DATA = fileURLToPath(new URL('../../shared/data', import.meta.url));
const SETS = ['canon-s40/jpeg', 'hp-433', 'nikon-d3200', 'dji-fc300s'];
/** Chance leaves one of twenty beyond. */
const BEYOND = 2;

const AREAS = ['inside', 'ring'] as const;

const COLUMNS: readonly Column<ResidueRow>[] = [
  ['set', ({ set }) => set],
  ['photos', ({ photographs }) => String(photographs)],
  ['defects', ({ defects }) => String(defects)],
  ['found again', ({ again }) => String(again)],
  ...AREAS.flatMap((area): Column<ResidueRow>[] => [
    [`${area} before`, ({ before }) => figure(before, area)],
    [`${area} after`, ({ after }) => figure(after, area)],
  ]),
];

const { positionals } = parseArgs({ allowPositionals: true });
console.log(
  'Each cell: places beyond 2 standard deviations of good places, of how many; in brackets the worst score, and the worst in DN.',
);
const rows: ResidueRow[] = [];
for (const set of positionals.length > 0 ? positionals : SETS) rows.push(await measureResidue(DATA, set));
console.log(plain(COLUMNS, rows));

function figure(all: readonly Residues[], area: (typeof AREAS)[number]): string {
  if (all.length === 0) return '–';
  const residues: Residue[] = all.map((each) => each[area]);
  const beyond = residues.filter(({ score }) => Math.abs(score) > BEYOND).length;
  const most = (key: keyof Residue): string => Math.max(...residues.map((each) => Math.abs(each[key]))).toFixed(1);
  return `${beyond}/${residues.length} (${most('score')}, ${most('amplitude')} DN)`;
}

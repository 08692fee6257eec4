// How well it is told since when defects are there, on simulated cameras whose defects begin at known photographs; prints a table.
// usage: npm run bench:timeline -- [--photographs n] [--cameras n]
import { parseArgs } from 'node:util';
import { decimal, plain, type Column } from './accuracy/columns.ts';
import { measureTimeline, type Figures, type Subject } from './timeline/measure-timeline.ts';

const { values } = parseArgs({
  options: { photographs: { type: 'string', default: '60' }, cameras: { type: 'string', default: '3' } },
});

type Row = Pick<Subject, 'medium' | 'contrast' | 'settings'> & { readonly figures: readonly Figures[] };

const sum = ({ figures }: Row, key: keyof Figures): number => figures.reduce((all, one) => all + one[key], 0);
const share =
  (part: keyof Figures, whole: keyof Figures) =>
  (row: Row): string =>
    sum(row, whole) === 0 ? '–' : `${decimal((100 * sum(row, part)) / sum(row, whole), 1)} %`;

const COLUMNS: readonly Column<Row>[] = [
  ['as', ({ medium }) => medium],
  ['settings', ({ settings }) => settings],
  ['sigma', ({ contrast }) => String(contrast)],
  ['began', (row) => String(sum(row, 'began'))],
  ['appeared', share('appeared', 'began')],
  ['within 2', share('near', 'appeared')],
  ['in interval', share('held', 'appeared')],
  ['width', (row) => decimal(sum(row, 'width') / row.figures.length, 1)],
  ['steady: changed', share('steadyChanged', 'steady')],
  ['steady: blinks', share('steadyBlinks', 'steady')],
  ['blinking: known', share('blinks', 'blinking')],
  ['blinking: changed', share('blinkingChanged', 'blinking')],
];

const SUBJECTS = [
  ...[3, 6, 12, 25].map((contrast) => ({ medium: 'raw', settings: 'fixed', contrast }) as const),
  ...[6, 25].map((contrast) => ({ medium: 'raw', settings: 'mixed', contrast }) as const),
  ...[6, 12, 25, 50].map((contrast) => ({ medium: 'jpeg', settings: 'fixed', contrast }) as const),
  ...[25, 50].map((contrast) => ({ medium: 'jpeg', settings: 'mixed', contrast }) as const),
];

const rows: Row[] = [];
for (const subject of SUBJECTS) {
  const figures: Figures[] = [];
  for (let seed = 1; seed <= Number(values.cameras); seed++) {
    figures.push(await measureTimeline({ ...subject, seed, photographs: Number(values.photographs) }));
  }
  rows.push({ ...subject, figures });
}
console.log(`${values.photographs} photographs of each of ${values.cameras} cameras.`);
console.log(plain(COLUMNS, rows));

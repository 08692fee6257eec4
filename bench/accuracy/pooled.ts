/** All cameras together, against the goals of the project. */
import { decimal, type Column } from './columns.ts';
import type { Row } from './body.ts';
import { RANKINGS, type Ranking } from './scanner.ts';
import { GOAL_FRAMES } from './subjects.ts';

interface Medium {
  readonly name: string;
  /** Least precision and recall with GOAL_FRAMES photographs. */
  readonly goal: readonly [precision: number, recall: number];
  readonly has: (row: Row) => boolean;
}

const MEDIA: readonly Medium[] = [
  { name: 'raw', goal: [0.99, 0.95], has: ({ medium }) => medium === 'raw' },
  { name: 'JPEG', goal: [0.98, 0.85], has: ({ medium }) => medium !== 'raw' },
];

export interface Pooled {
  readonly medium: Medium;
  readonly ranking: Ranking;
  readonly precision: number;
  readonly recall: number;
  /** Finds on all cameras without defects. */
  readonly onClean: number;
}

/** Sums over the sets of GOAL_FRAMES photographs: precision and recall of cameras with defects, finds on those without. */
export function pool(rows: readonly Row[]): Pooled[] {
  return MEDIA.flatMap((medium) =>
    RANKINGS.flatMap((ranking): Pooled[] => {
      const pooled = rows.filter((row) => row.ranking === ranking && row.frames === GOAL_FRAMES && medium.has(row));
      const bad = pooled.filter(({ score }) => score.all.of > 0);
      const clean = pooled.filter(({ score }) => score.all.of === 0);
      if (bad.length === 0) return [];
      const right = sum(bad, ({ score }) => score.right);
      return [
        {
          medium,
          ranking,
          precision: right / (right + sum(bad, ({ score }) => score.wrong)),
          recall: sum(bad, ({ score }) => score.all.found) / sum(bad, ({ score }) => score.all.of),
          onClean: clean.length === 0 ? NaN : sum(clean, ({ score }) => score.wrong),
        },
      ];
    }),
  );
}

function sum(rows: readonly Row[], count: (row: Row) => number): number {
  return rows.reduce((total, row) => total + count(row), 0);
}

export const POOLED: readonly Column<Pooled>[] = [
  ['as', ({ medium }) => medium.name],
  ['ranking', ({ ranking }) => ranking],
  ['precision', ({ precision }) => decimal(precision, 3)],
  ['recall', ({ recall }) => decimal(recall, 3)],
  ['false on clean cameras', ({ onClean }) => decimal(onClean, 0)],
  ['least precision and recall', ({ ranking, medium: { goal } }) => (ranking === 'evidence' ? goal.join(', ') : '–')],
];

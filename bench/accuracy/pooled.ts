/** All cameras with defects together, against the goals of the project. */
import { decimal, ratio, type Column } from './columns.ts';
import type { Row } from './measure-subject.ts';
import { RANKINGS, type Ranking } from './scanner.ts';

interface Medium {
  readonly name: string;
  /** Least precision and recall that the project sets itself with GOAL_FRAMES photographs. */
  readonly goal: readonly [precision: number, recall: number];
  readonly has: (row: Row) => boolean;
}

/** Photographs that the goals are for. */
export const GOAL_FRAMES = 24;

const MEDIA: readonly Medium[] = [
  { name: 'raw', goal: [0.99, 0.95], has: ({ medium }) => medium === 'raw' },
  { name: 'JPEG', goal: [0.98, 0.85], has: ({ medium }) => medium !== 'raw' },
];

export interface Pooled {
  readonly medium: Medium;
  readonly ranking: Ranking;
  readonly precision: number;
  readonly recall: number;
}

/** Sums over the sets of that many photographs of cameras that have defects. */
export function pool(rows: readonly Row[]): Pooled[] {
  return MEDIA.flatMap((medium) =>
    RANKINGS.flatMap((ranking): Pooled[] => {
      const pooled = rows.filter(
        (row) => row.ranking === ranking && row.frames === GOAL_FRAMES && row.score.all.of > 0 && medium.has(row),
      );
      const sum = (count: (row: Row) => number): number => pooled.reduce((total, row) => total + count(row), 0);
      if (pooled.length === 0) return [];
      const [right, wrong] = [sum(({ score }) => score.right), sum(({ score }) => score.wrong)];
      const all = { found: sum(({ score }) => score.all.found), of: sum(({ score }) => score.all.of) };
      return [{ medium, ranking, precision: right / (right + wrong), recall: ratio(all) }];
    }),
  );
}

export const POOLED: readonly Column<Pooled>[] = [
  ['as', ({ medium }) => medium.name],
  ['ranking', ({ ranking }) => ranking],
  ['precision', ({ precision }) => decimal(precision, 3)],
  ['recall', ({ recall }) => decimal(recall, 3)],
  ['goal', ({ ranking, medium: { goal } }) => (ranking === 'evidence' ? goal.join(', ') : '–')],
];

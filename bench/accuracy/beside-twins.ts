/** Cameras beside the same ones without a defect. */
import type { Row } from './body.ts';
import { decimal, FIGURES, fraction, type Column } from './columns.ts';
import { twinOf } from './subjects.ts';

interface BesideTwin {
  readonly row: Row;
  /** Of the same medium. */
  readonly twin?: Row;
}

export function besideTwins(rows: readonly Row[]): BesideTwin[] {
  return rows
    .filter(({ score }) => score.all.of > 0)
    .map((row) => {
      return { row, twin: rows.find(({ camera, medium }) => camera === twinOf(row.camera) && medium === row.medium) };
    });
}

const FROM_ROW = FIGURES.filter(([heading]) => ['finds', 'false', 'precision', 'recall', 'kind'].includes(heading));

export const BESIDE_TWINS: readonly Column<BesideTwin>[] = [
  ['camera', ({ row }) => row.camera],
  ['as', ({ row }) => row.medium],
  ...FROM_ROW.map(([heading, cell]): Column<BesideTwin> => [heading, ({ row }) => cell(row)]),
  ['threshold', ({ row }) => decimal(row.threshold, 1)],
  ['within reach', ({ row }) => fraction(row.score.reach.within)],
  ['clean', ({ twin }) => (twin ? (twin.isRefused ? 'refused' : String(twin.score.finds)) : '–')],
];

/** Cameras without a defect, each with ever more photographs. */
import type { Column } from './columns.ts';
import type { Row } from './body.ts';
import { CERTAIN } from './reliability.ts';

/** One camera in one medium, by the number of photographs. */
interface CleanSet {
  readonly camera: string;
  readonly medium: string;
  readonly rows: ReadonlyMap<number, Row>;
}

/** The rows of each camera and medium in one, in the order in which they come. */
export function cleanSets(rows: readonly Row[]): CleanSet[] {
  const sets = new Map<string, CleanSet & { rows: Map<number, Row> }>();
  for (const row of rows) {
    const { camera, medium, frames } = row;
    const key = `${camera}/${medium}`;
    const set = sets.get(key) ?? { camera, medium, rows: new Map<number, Row>() };
    sets.set(key, set);
    set.rows.set(frames, row);
  }
  return [...sets.values()];
}

/** A column for each number of photographs that any of them has. */
export function cleanColumns(rows: readonly Row[]): Column<CleanSet>[] {
  const numbers = [...new Set(rows.map(({ frames }) => frames))].sort((a, b) => a - b);
  return [
    ['camera', ({ camera }) => camera],
    ['as', ({ medium }) => medium],
    ...numbers.map((frames): Column<CleanSet> => [String(frames), (set) => cell(set.rows.get(frames))]),
  ];
}

function cell(row: Row | undefined): string {
  if (!row) return '–';
  if (row.isRefused) return 'refused';
  const certain = row.claims.filter(({ confidence }) => confidence > CERTAIN).length;
  return certain === 0 ? String(row.claims.length) : `${row.claims.length}, ${certain} above`;
}

/** Takes columns out of a table until it fits, so that nobody has to scroll it sideways. */
import type { Column } from './column.ts';

/**
 * @param shell what the table must fit into
 * @param columns those of the table, in its order
 * @returns the columns that are hidden
 */
export function foldColumns<Row>(shell: HTMLElement, columns: readonly Column<Row>[]): Column<Row>[] {
  const rows = [...shell.querySelectorAll('tr')].filter(({ cells }) => cells.length === columns.length);
  const show = (column: Column<Row>, isShown: boolean): void => {
    const at = columns.indexOf(column);
    for (const { cells } of rows) cells[at].hidden = !isShown;
  };
  const foldable = columns.filter(({ folds }) => folds !== undefined);
  const hidden: Column<Row>[] = [];
  for (const column of foldable) show(column, true);
  for (const column of foldable.sort((a, b) => Number(a.folds) - Number(b.folds))) {
    if (shell.scrollWidth <= shell.clientWidth) break;
    show(column, false);
    hidden.push(column);
  }
  return columns.filter((column) => hidden.includes(column));
}

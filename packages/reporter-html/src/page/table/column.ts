import type { Child } from '../dom/element.ts';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** One sentence that explains the column, shown on hover and read with its button. */
  readonly meaning?: string;
  readonly numeric?: boolean;
  /** Where there is no room for all columns, those with the lowest number go first; one without a number stays. */
  readonly folds?: number;
  /** Whether another cell of the row shows it where there is no room. */
  readonly isBeside?: boolean;
  /** The order of the first click. @default 'ascending' */
  readonly first?: Direction;
  /** What the rows are sorted by; rows without a value come last either way. */
  value(row: Row): number | string | undefined;
  /** What the cell shows. @default the value */
  cell?(row: Row): Child;
}

export type Direction = 'ascending' | 'descending';

export interface Order {
  readonly key: string;
  readonly direction: Direction;
}

/** The rows in another order; equals keep theirs. */
export function sortRows<Row>(rows: readonly Row[], column: Column<Row>, direction: Direction): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      return a.value < b.value ? -sign : a.value > b.value ? sign : 0;
    })
    .map(({ row }) => row);
}

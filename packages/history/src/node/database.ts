/** The one door to databases: what an index, and a database as the truth, are read and written by. */

type Value = string | number | null;

export interface Database {
  /** @param sql with a question mark for each value */
  all<T>(sql: string, values?: readonly Value[]): Promise<T[]>;
  run(sql: string, values?: readonly Value[]): Promise<void>;
  /** All of it or nothing. */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Keeps others from a camera until the transaction ends. */
  lock(camera: string): Promise<void>;
  close(): Promise<void>;
}

/** Values of one statement, of which databases take some ten thousands. */
const AT_ONCE = 5000;

/** Adds rows, many at once. @param table with its columns, as `site (camera, number)` */
export async function insertAll(database: Database, table: string, rows: readonly (readonly Value[])[]): Promise<void> {
  if (rows.length === 0) return;
  const size = Math.max(1, Math.floor(AT_ONCE / rows[0].length));
  for (let start = 0; start < rows.length; start += size) {
    const some = rows.slice(start, start + size);
    const places = some.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    await database.run(`INSERT INTO ${table} VALUES ${places}`, some.flat());
  }
}

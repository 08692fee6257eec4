/** Results as rows of a database. */
import type { Database } from './database.ts';
import type { Truth } from './truth.ts';

/** Each once, in order; never changed, for databases have them. */
const MIGRATIONS = [
  `CREATE TABLE result (id TEXT PRIMARY KEY, camera TEXT NOT NULL, time TEXT NOT NULL, text TEXT NOT NULL,
    added TIMESTAMPTZ NOT NULL DEFAULT now());
   CREATE INDEX result_by_camera ON result (camera, time)`,
] as const;

/** Makes the tables, or brings those of an earlier version to that of today. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (own) => {
    await own.lock('');
    await own.run('CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)');
    const done = await own.all<{ number: number }>('SELECT number FROM migration');
    for (const [number, sql] of MIGRATIONS.entries()) {
      if (done.some((one) => one.number === number)) continue;
      for (const statement of sql.split(';')) await own.run(statement);
      await own.run('INSERT INTO migration VALUES (?)', [number]);
    }
  });
}

export function postgresTruth(database: Database): Truth {
  return {
    async add(camera, { id, time }, text) {
      const added = await database.all(
        'INSERT INTO result (id, camera, time, text) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING id',
        [id, camera, time, text],
      );
      return added.length > 0;
    },
    async cameras() {
      const rows = await database.all<{ camera: string; count: number }>(
        'SELECT camera, COUNT(*)::integer AS count FROM result GROUP BY camera ORDER BY camera',
      );
      return new Map(rows.map(({ camera, count }) => [camera, count]));
    },
    async has(camera) {
      const rows = await database.all('SELECT 1 FROM result WHERE camera = ? LIMIT 1', [camera]);
      return rows.length > 0;
    },
    entries: (camera) => database.all('SELECT id, time FROM result WHERE camera = ?', [camera]),
    async read(_, { id }) {
      const [row] = await database.all<{ text: string }>('SELECT text FROM result WHERE id = ?', [id]);
      if (!row) throw new RangeError('It is not there any more.');
      return row.text;
    },
  };
}

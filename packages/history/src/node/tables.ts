/** The tables of an index: what scans say together, as rows. All of it can be made anew of the Results. */
import type { Database } from './database.ts';

/** Goes up when the rows would be others; an index of another version is made anew. */
const INDEX_VERSION = 3;

/**
 * What is asked for by value has a column, the rest of a row is JSON in `facts`. Times are ISO 8601 without a zone, which sort as texts.
 */
const TABLES = [
  'camera (id TEXT PRIMARY KEY, facts TEXT NOT NULL)',
  `scan (camera TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, time TEXT NOT NULL, is_judged INTEGER NOT NULL,
    counts TEXT NOT NULL, PRIMARY KEY (camera, position))`,
  // Apart, for a list of all cameras reads every scan.
  'scan_facts (camera TEXT NOT NULL, position INTEGER NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (camera, position))',
  `site (camera TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, kind TEXT NOT NULL, x INTEGER NOT NULL,
    y INTEGER NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (camera, number))`,
  `transition (camera TEXT NOT NULL, position INTEGER NOT NULL, site INTEGER NOT NULL, kind TEXT NOT NULL, time TEXT NOT NULL,
    facts TEXT NOT NULL, PRIMARY KEY (camera, position, site, kind))`,
  'birth (camera TEXT NOT NULL, site INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (camera, site))',
  'unreadable (camera TEXT NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (camera, id))',
] as const;

const NAMES = TABLES.map((table) => table.split(' ')[0]);

/** Makes the tables where they are not there, and anew where they are of another version. */
export async function prepareIndex(database: Database): Promise<void> {
  await database.transaction(async (own) => {
    await own.lock('');
    await own.run('CREATE TABLE IF NOT EXISTS version (name TEXT PRIMARY KEY, version INTEGER NOT NULL)');
    const [known] = await own.all<{ version: number }>("SELECT version FROM version WHERE name = 'index'");
    if (known?.version === INDEX_VERSION) return;
    for (const name of NAMES) await own.run(`DROP TABLE IF EXISTS ${name}`);
    for (const table of TABLES) await own.run(`CREATE TABLE ${table}`);
    await own.run('CREATE INDEX transition_by_time ON transition (time, kind)');
    await own.run("DELETE FROM version WHERE name = 'index'");
    await own.run("INSERT INTO version VALUES ('index', ?)", [INDEX_VERSION]);
  });
}

/** Leaves nothing in it. */
export async function emptyIndex(database: Database): Promise<void> {
  for (const name of NAMES) await database.run(`DELETE FROM ${name}`);
}

/** Leaves nothing of a camera in it. */
export async function forgetCamera(database: Database, camera: string): Promise<void> {
  for (const name of NAMES) {
    await database.run(`DELETE FROM ${name} WHERE ${name === 'camera' ? 'id' : 'camera'} = ?`, [camera]);
  }
}

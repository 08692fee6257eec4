/** SQLite in a file that nobody else opens: by Node where it has it, else in WebAssembly. */
import process from 'node:process';
import type { Database } from './database.ts';

/** What `node:sqlite` and `node-sqlite3-wasm` are used by. */
interface Engine {
  exec(sql: string): void;
  all(sql: string, values: readonly unknown[]): unknown[];
  close(): void;
}

/** @param path of a file, which is made where there is none */
export async function openSqlite(path: string): Promise<Database> {
  const engine = (await openByNode(path)) ?? (await openByWebAssembly(path));
  // Only the whole file becomes anybody's index, and that by a rename.
  engine.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
  return databaseOf(engine);
}

interface NodeSqlite {
  DatabaseSync: new (path: string) => {
    exec(sql: string): void;
    prepare(sql: string): { all(...values: readonly unknown[]): unknown[] };
    close(): void;
  };
}

async function openByNode(path: string): Promise<Engine | undefined> {
  const sqlite = await loadOfNode();
  if (!sqlite) return undefined;
  const database = new sqlite.DatabaseSync(path);
  return {
    exec: (sql) => database.exec(sql),
    all: (sql, values) => database.prepare(sql).all(...values),
    close: () => database.close(),
  };
}

/** Node 22 warns that it is experimental; nobody who asks a history can do anything about that. */
async function loadOfNode(): Promise<NodeSqlite | undefined> {
  // Node 20 does not have it, and its types do not know it.
  const name = 'node:sqlite';
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return (await import(name)) as NodeSqlite;
  } catch {
    return undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function openByWebAssembly(path: string): Promise<Engine> {
  const { default: sqlite } = await import('node-sqlite3-wasm');
  const database = new sqlite.Database(path);
  return {
    exec: (sql) => database.exec(sql),
    all: (sql, values) => database.all(sql, [...values] as string[]),
    close: () => database.close(),
  };
}

function databaseOf(engine: Engine): Database {
  const database: Database = {
    all: async (sql, values = []) => engine.all(sql, values) as never,
    run: async (sql, values = []) => {
      engine.all(sql, values);
    },
    transaction: async (work) => {
      engine.exec('BEGIN');
      try {
        const result = await work(database);
        engine.exec('COMMIT');
        return result;
      } catch (error) {
        engine.exec('ROLLBACK');
        throw error;
      }
    },
    lock: async () => {},
    close: async () => engine.close(),
  };
  return database;
}

/** PostgreSQL, for a team. */
import type { Pool, PoolClient } from 'pg';
import { badHistory } from '../errors.ts';
import type { Database } from './database.ts';

/** Milliseconds to wait for a server that does not answer. */
const PATIENCE = 10_000;
const CONNECTIONS = 4;

/** All tables live in a schema of their own. */
const SCHEMA = 'hotpix';

/** @param url `postgres://user@host/database`; what it leaves out comes from the environment, as PGPASSWORD does */
export async function openPostgres(url: string): Promise<Database> {
  const { Pool } = (await import('pg')).default;
  return safely(async () => {
    const pool = new Pool({
      ...{ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: PATIENCE },
      onConnect: async (client) => {
        await client.query(`SET search_path TO ${SCHEMA}`);
      },
    });
    // A server that goes away is told by the next question, also to who is within a transaction.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    const database = databaseOf(pool);
    await makeSchema(database).catch(async (error: unknown) => {
      await pool.end();
      throw error;
    });
    return database;
  });
}

/** Asked first, for who may use the schema need not be allowed to make one. */
async function makeSchema(database: Database): Promise<void> {
  await database.transaction(async (own) => {
    await own.lock('');
    const known = await own.all('SELECT 1 FROM pg_namespace WHERE nspname = ?', [SCHEMA]);
    if (known.length === 0) await own.run(`CREATE SCHEMA ${SCHEMA}`);
  });
}

function databaseOf(pool: Pool): Database {
  return {
    ...statementsOf(pool),
    transaction: (work) =>
      safely(async () => {
        const client = await pool.connect();
        const own = { ...statementsOf(client), transaction: nested, close: nested };
        try {
          await client.query('BEGIN');
          const result = await work(own);
          await client.query('COMMIT');
          return result;
        } catch (error) {
          await client.query('ROLLBACK').catch(() => {});
          throw error;
        } finally {
          client.release();
        }
      }),
    close: () => pool.end(),
  };
}

function nested(): never {
  throw new TypeError('Expected one transaction, got one within another.');
}

function statementsOf(client: Pool | PoolClient): Pick<Database, 'all' | 'run' | 'lock'> {
  const all = async <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
    safely(async () => (await client.query(numbered(sql), [...values])).rows as T[]);
  return {
    all,
    run: async (sql, values) => {
      await all(sql, values);
    },
    lock: async (camera) => {
      await all(`SELECT pg_advisory_xact_lock(hashtext('hotpix'), hashtext(?))`, [camera]);
    },
  };
}

/** `?, ?` as `$1, $2`. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => `$${++count}`);
}

/** Errors of the server in words without the address, which may hold a password. */
async function safely<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOfDatabase(error) ? badHistory('a PostgreSQL database that keeps a history', wordsOf(error)) : error;
  }
}

/** Errors of the server have a severity, those on the way to it a code; an address that is none is a TypeError with the whole of it. */
function isOfDatabase(error: unknown): error is Error {
  if (!(error instanceof Error) || error.name === 'HotpixError') return false;
  return (
    'severity' in error || 'code' in error || error instanceof AggregateError || /connect|URL/i.test(error.message)
  );
}

function wordsOf(error: Error): string {
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [error];
  return `an error: ${first.message.replaceAll(/\w+:\/\/\S+/g, 'its address')}`;
}

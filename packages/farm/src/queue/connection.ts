/** Redis, Valkey or PostgreSQL behind one interface: what BullMQ has to be told of each. */
import type { ConnectionOptions } from 'bullmq';
import { isHotpixError } from '@hotpix/result';
import { badFarm } from '../errors.ts';
import { shownUrl, withoutAddress } from './redacted.ts';

/** What every object of BullMQ is made with. */
export interface Connection {
  readonly url: string;
  readonly options: { readonly connection: ConnectionOptions };
  /** The last argument of their constructors: none for Redis. */
  readonly backend: readonly [];
}

/** Milliseconds in which a server must answer when it is first asked; later it is waited for. */
const PATIENCE = 10_000;

/**
 * Sees to it that there is a server, and its tables where it needs some.
 * @param url `redis://`, `rediss://` for TLS, or `postgres://`, with what the drivers take behind a question mark, such as `sslmode`
 * @throws {HotpixError} `badFarm` for another address, and where nobody answers
 */
export async function connect(url: string): Promise<Connection> {
  const scheme = /^([a-z]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && !URL.canParse(url)) {
    const came = 'an address that cannot be read: write # of a password as %23, / as %2F, ? as %3F, @ as %40, % as %25';
    throw badFarm(`a queue at '${shownUrl(url)}'`, came);
  }
  try {
    if (scheme === 'redis' || scheme === 'rediss') return await connectRedis(url);
    if (scheme === 'postgres' || scheme === 'postgresql') return await connectPostgres(url);
  } catch (error) {
    throw isHotpixError(error) ? error : badFarm(`a queue at '${shownUrl(url)}'`, inWords(error, url));
  }
  throw badFarm('a queue by redis://, rediss:// or postgres://', `'${shownUrl(url) || 'an address without a scheme'}'`);
}

function inWords(error: unknown, url: string): string {
  const { message = '', code = '', errors = [] } = error as { message?: string; code?: string; errors?: Error[] };
  if (/^NOAUTH\b/.test(message)) return 'one that asks for a password';
  const words = message || errors[0]?.message || code || String(error);
  return withoutAddress(words.replace(/\.$/, ''), url);
}

async function connectRedis(url: string): Promise<Connection> {
  const { pathname } = new URL(url);
  if (!/^\/?\d*$/.test(pathname)) {
    throw badFarm(
      `a queue at '${shownUrl(url)}' by the number of a database`,
      `'${pathname.slice(1)}' behind the host`,
    );
  }
  const { Redis } = await import('ioredis');
  const probe = new Redis(url, { lazyConnect: true, connectTimeout: PATIENCE, retryStrategy: () => null });
  let reason: unknown;
  probe.on('error', (error) => (reason ??= error));
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    // Of the two errors this one says why.
    throw reason ?? error;
  } finally {
    probe.disconnect();
  }
  // Commands wait for a server that restarts, however long that takes.
  return { url, options: { connection: { url, maxRetriesPerRequest: null } }, backend: [] };
}

/** Connections of one object to the server, beside that on which it listens. */
const POOL = 3;

async function connectPostgres(url: string): Promise<Connection> {
  const [{ default: pg }, { createPostgresBackend, runMigrations }] = await Promise.all([
    import('pg'),
    import('bullmq'),
  ]);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client as never);
  } finally {
    await client.end();
  }
  const connection = { connectionString: url, max: POOL } as ConnectionOptions;
  return { url, options: { connection }, backend: [createPostgresBackend] as never };
}

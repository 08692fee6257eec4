import { stat } from 'node:fs/promises';
import { badHistory } from '../errors.ts';
import { folderTruth } from './folder-truth.ts';
import type { History } from './history.ts';
import { openIndexFile } from './index-file.ts';
import { makeOne } from './make-one.ts';
import { migrate, postgresTruth } from './postgres-truth.ts';
import { openPostgres } from './postgres.ts';
import { StoredHistory } from './stored-history.ts';
import { prepareIndex } from './tables.ts';

/** Whether a history is in a database: a connection URL, which may hold a password and is never to be shown. */
export function isDatabase(place: string): boolean {
  return /^postgres(ql)?:\/\//i.test(place);
}

const EXPECTED = 'a folder for the history, or postgres://user@host/database';
/** An address of something, or one of PostgreSQL that lacks a slash; not a drive of Windows. */
const ADDRESS = /^([a-z][a-z0-9+.-]+):(?=\/\/|\/?[^/\\]+@)/i;

export interface OpenOptions {
  /** Whether there must be one: who only asks makes none. @default false */
  readonly isThere?: boolean;
}

/**
 * Opens a history, and makes it where there is none.
 * @param place a folder, or `postgres://user@host/database`
 * @throws {HotpixError} `badHistory` where a database does not answer, the path is that of a file, or the address that of something else
 */
export async function openHistory(place: string, options: OpenOptions = {}): Promise<History> {
  if (!isDatabase(place)) return openFolder(place, options);
  const database = await openPostgres(place);
  try {
    await migrate(database);
    await prepareIndex(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const index = { database, save: async () => {}, close: async () => {} };
  return new StoredHistory(
    postgresTruth(database),
    async () => index,
    () => database.close(),
  );
}

async function openFolder(folder: string, { isThere = false }: OpenOptions): Promise<History> {
  const [, scheme] = ADDRESS.exec(folder) ?? [];
  // The rest may hold a password.
  if (scheme !== undefined) throw badHistory(EXPECTED, `an address that begins with '${scheme}:'`);
  const stats = await stat(folder).catch(() => undefined);
  if (stats && !stats.isDirectory()) {
    throw badHistory(EXPECTED, `'${folder}', which is a file`);
  }
  if (!stats && isThere) {
    throw badHistory('a history', `'${folder}', which does not exist. It is made when a Result is added`);
  }
  await makeOne(folder);
  return new StoredHistory(folderTruth(folder), () => openIndexFile(folder));
}

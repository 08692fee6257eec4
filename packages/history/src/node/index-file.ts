/** An index in a file beside the Results, which is only ever replaced as a whole. */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { constants, copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from './database.ts';
import { makeOwnFolder } from './own-copies.ts';
import { openSqlite } from './sqlite.ts';
import { prepareIndex } from './tables.ts';

export interface Index {
  readonly database: Database;
  /** Keeps what was changed, where the folder can be written to. */
  save(): Promise<void>;
  close(): Promise<void>;
}

const NAME = 'index.sqlite';
const ASIDE = /^\.hotpix-index-[0-9a-f-]{36}\.tmp$/;
/** Milliseconds after which a file aside is that of a run that died. */
const DEAD = 3_600_000;

/**
 * Each run works on a copy of its own, and puts that in its place when it has changed it. So no run waits for another, a run that is killed leaves
 * no lock, and of two that change it the last one is kept: what it lacks the next run sees and adds.
 */
export async function openIndexFile(folder: string): Promise<Index> {
  const own = await makeOwnFolder();
  const path = join(own, NAME);
  try {
    await copyFile(join(folder, NAME), path, constants.COPYFILE_FICLONE).catch(() => {});
    const database = await openOrRenew(path);
    return {
      database,
      save: () => publish(path, folder),
      async close() {
        await database.close();
        await rm(own, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    throw error;
  }
}

/** A damaged one is begun anew. */
async function openOrRenew(path: string): Promise<Database> {
  try {
    return await openWhole(path);
  } catch {
    await rm(path, { force: true });
    return openWhole(path);
  }
}

async function openWhole(path: string): Promise<Database> {
  const database = await openSqlite(path);
  try {
    const [{ quick_check: state }] = await database.all<{ quick_check: string }>('PRAGMA quick_check');
    if (state !== 'ok') throw new TypeError(state);
    await prepareIndex(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Without it the next run has more to do, and nothing is lost. */
async function publish(path: string, folder: string): Promise<void> {
  const aside = join(folder, `.hotpix-index-${randomUUID()}.tmp`);
  try {
    // Not as a copy, which nobody but its owner could read.
    await pipeline(createReadStream(path), createWriteStream(aside, { flags: 'wx' }));
    const file = await open(aside, 'r+');
    await file.sync().finally(() => file.close());
    await rename(aside, join(folder, NAME));
    await clear(folder);
  } catch {
    await rm(aside, { force: true }).catch(() => {});
  }
}

/** Removes what runs left that were killed. */
async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!ASIDE.test(name)) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > DEAD) await rm(join(folder, name), { force: true });
  }
}

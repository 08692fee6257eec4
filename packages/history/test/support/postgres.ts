/** A real server of PostgreSQL with nothing in it, in a folder of its own, reached by a socket there. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { root } from '../../../../test/support/hotpix.ts';

const DEBIAN = '/usr/lib/postgresql';

function program(name: string): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const folders = [...versions.reverse(), ...(process.env.PATH ?? '').split(delimiter)];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`Expected '${name}' of PostgreSQL. On Debian: apt-get install postgresql`);
  return found;
}

/** The server will not run as root. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
  return { uid, gid };
}

interface Postgres {
  /** The address of a new database of that name. */
  (database: string): string;
  /** Stops the server, and starts it again with what it had. */
  restart(): Promise<void>;
}

export function usePostgres(): Postgres {
  let folder = '';
  let server: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const args = ['-D', join(folder, 'data'), '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'];
    server = spawn(program('postgres'), args, { ...owner(), cwd: folder, stdio: 'ignore' });
    // The socket is there before it answers.
    while (spawnSync(program('pg_isready'), ['-q', '-h', folder, '-U', 'hotpix']).status !== 0) await sleep(50);
  };
  const stop = async (): Promise<void> => {
    if (server?.kill('SIGINT')) await once(server, 'exit');
  };

  beforeAll(async () => {
    // Installs it where it can, as for every program that tests need.
    execFileSync(process.execPath, [join(root, 'scripts/system.mjs'), 'postgresql'], { stdio: 'inherit' });
    folder = mkdtempSync(join(tmpdir(), 'hotpix-pg-'));
    const { uid, gid } = owner();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    const as = { uid, gid, cwd: folder };
    const data = join(folder, 'data');
    execFileSync(program('initdb'), ['-D', data, '-U', 'hotpix', '-A', 'trust', '--no-sync', '-E', 'UTF8'], as);
    await start();
  }, 120_000);

  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const address = (database: string): string => {
    execFileSync(program('psql'), [
      '-h',
      folder,
      '-U',
      'hotpix',
      '-q',
      '-c',
      `CREATE DATABASE ${database}`,
      'postgres',
    ]);
    return `postgres://hotpix@${encodeURIComponent(folder)}/${database}`;
  };
  return Object.assign(address, {
    async restart() {
      await stop();
      await start();
    },
  });
}

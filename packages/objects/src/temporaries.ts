/** Files aside, which become objects when they are whole. They lie in the folder of the place itself, so that they are found at once. */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const NAME = /^\.hotpix-([0-9a-f]{8})-(\d{1,10})-[0-9a-f-]{36}\.tmp$/;
/** Milliseconds after which one of another machine, that nobody wrote to, is that of a run that died. */
const DEAD = 3_600_000;
const thisHost = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

export const isTemporary = (name: string): boolean => NAME.test(name);

/** A new hidden name that says whose it is. */
export const temporaryIn = (folder: string): string =>
  join(folder, `.hotpix-${thisHost()}-${process.pid}-${randomUUID()}.tmp`);

/** Removes what processes left that have ended, as far as one can know. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, host, owner] = NAME.exec(name) ?? [];
    if (host === undefined) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    const isDead = host === thisHost() ? !isRunning(Number(owner)) : Date.now() - mtimeMs > DEAD;
    if (isDead) await rm(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

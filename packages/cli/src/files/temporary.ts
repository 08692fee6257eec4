/** Files aside, which become the real ones when they are whole; a run that was killed leaves some, and a later one clears them away. */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasEnded, HOST } from './owner.ts';

const NAME = /^\.hotpix-([0-9a-f]{8})-(\d{1,10})-[0-9a-f-]{36}\.tmp$/;

/** Folders that were looked through. */
const cleared = new Map<string, Promise<void>>();

/** A new hidden name in a folder that says whose it is. What dead runs left there is removed when a folder is first asked for. */
export async function temporaryName(folder: string): Promise<string> {
  const clearing = cleared.get(folder) ?? removeLeftovers(folder);
  cleared.set(folder, clearing);
  await clearing;
  return join(folder, `.hotpix-${HOST}-${process.pid}-${randomUUID()}.tmp`);
}

/** Removes what runs of this machine left that have ended; nothing that has another name, or another owner. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, host, pid] = NAME.exec(name) ?? [];
    if (host === undefined || !(await hasEnded({ host, pid: Number(pid) }))) continue;
    await rm(join(folder, name), { force: true, recursive: true }).catch(() => undefined);
  }
}

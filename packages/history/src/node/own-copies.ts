/** Folders in that of the system for what is temporary, each with the copy of an index that a run works on. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const NAME = /^hotpix-index-(\d+)-[A-Za-z0-9]{6}$/;
/** Milliseconds for which a folder is left alone in any case: a container that shares the folder may have the process. */
const YOUNG = 86_400_000;

/** A folder of this run, which has to remove it; what killed runs left is removed now. */
export async function makeOwnFolder(): Promise<string> {
  await clear(tmpdir()).catch(() => {});
  return mkdtemp(join(tmpdir(), `hotpix-index-${process.pid}-`));
}

async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, owner] = NAME.exec(name) ?? [];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > YOUNG) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

function isRunning(owner: number): boolean {
  try {
    // It sends nothing.
    return process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** One run at a time: a hidden file beside the file that it is about, with the process that holds it. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, open, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locked } from '../file-errors.ts';
import { makeFolder } from './make-folder.ts';
import { openOrdinary, specialAt } from './ordinary-file.ts';
import { hasEnded, thisProcess, type Owner } from './owner.ts';
import { removeLeftovers, temporaryName } from './temporary.ts';

/** Milliseconds between two looks at a lock that somebody holds. */
const PAUSE = 50;
/** Bytes that a lock takes at most: a file system gives names of 255 bytes, each of which may take six in JSON. */
const LONGEST = 4096;

export interface Lock {
  release(): Promise<void>;
}

interface Held {
  /** As it stands in the file, by which a lock is told from a later one. */
  readonly text: string;
  /** Absent where the file is no lock, or not yet whole. */
  readonly owner?: Owner;
}

const held = new Set<string>();

function removeHeld(): void {
  for (const path of held) rmSync(path, { force: true });
}

/**
 * Keeps other runs from a file, which need not be there, until the lock is released or this process ends. One that a dead process
 * of this machine left is taken over.
 * @param patience seconds to wait for another run
 * @throws {UsageError} `locked` where another run holds it, saying who; what the disk says where it takes no lock
 */
export async function lock(path: string, patience = 0): Promise<Lock> {
  const target = await realpath(path).catch(() => path);
  await makeFolder(dirname(target));
  const place = lockOf(target);
  const until = Date.now() + patience * 1000;
  const text = JSON.stringify({ ...(await thisProcess()), file: basename(target) });
  for (;;) {
    if (await putNew(place, text)) return hold(place, text);
    const other = await read(place);
    if (!other || (await takeAway(place, other))) continue;
    if (Date.now() >= until) throw locked(path, place, other.owner);
    await sleep(PAUSE);
  }
}

const NAME = /^\.hotpix-[0-9a-f]{16}\.lock$/;
const cleared = new Map<string, Promise<void>>();

/** Removes what dead runs of this machine left in a folder, locks and files aside, once in the life of this process. */
export function clearFolder(folder: string): Promise<void> {
  const clearing = cleared.get(folder) ?? removeLeftovers(folder).then(() => removeDeadLocks(folder));
  cleared.set(folder, clearing);
  return clearing;
}

async function removeDeadLocks(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const other = NAME.test(name) ? await read(join(folder, name)) : undefined;
    if (other) await takeAway(join(folder, name), other);
  }
}

/** Names may be as long as the file system allows already. */
function lockOf(target: string): string {
  const digest = createHash('sha256').update(basename(target)).digest('hex').slice(0, 16);
  return join(dirname(target), `.hotpix-${digest}.lock`);
}

function hold(place: string, text: string): Lock {
  held.add(place);
  process.off('exit', removeHeld).on('exit', removeHeld);
  return {
    async release() {
      held.delete(place);
      if ((await read(place))?.text === text) await rm(place, { force: true });
    },
  };
}

/** Makes the file, with its text, where there is none: nobody ever sees it without. */
async function putNew(place: string, text: string): Promise<boolean> {
  const aside = await temporaryName(dirname(place));
  try {
    await writeFile(aside, text, { flag: 'wx' });
    await link(aside, place);
    return true;
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (syscall !== 'link') throw error;
    return await putNewUnlinked(place, text);
  } finally {
    await rm(aside, { force: true });
  }
}

/** The same on disks that know no links, as those of cameras. */
async function putNewUnlinked(place: string, text: string): Promise<boolean> {
  const file = await open(place, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (!file) return false;
  await file.writeFile(text).finally(() => file.close());
  return true;
}

async function read(place: string): Promise<Held | undefined> {
  // Whatever is no file holds the place all the same.
  if ((await specialAt(place)) !== undefined) return { text: '' };
  const text = await startOf(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : { text, ...ownerIn(text) };
}

/** As much as a lock of ours ever is: anybody may have put a file of that name there. */
async function startOf(place: string): Promise<string> {
  const file = await openOrdinary(place);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST), 0, LONGEST, 0).finally(() => file.close());
  return buffer.toString('utf8', 0, bytesRead);
}

function ownerIn(text: string): { owner?: Owner } {
  try {
    const { host, pid, began } = JSON.parse(text) as Partial<Record<string, unknown>>;
    if (typeof host !== 'string' || !Number.isInteger(pid) || (pid as number) < 1) return {};
    return { owner: { host, pid: pid as number, ...(typeof began === 'string' && { began }) } };
  } catch {
    return {};
  }
}

/** Removes the lock of a dead process. Of several who see it one moves it away, and puts it back if it was a new one meanwhile. */
async function takeAway(place: string, { text, owner }: Held): Promise<boolean> {
  if (!owner || !(await hasEnded(owner))) return false;
  const aside = await temporaryName(dirname(place));
  const isMoved = await rename(place, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return true;
  const isOther = (await read(aside))?.text !== text;
  if (isOther) await link(aside, place).catch(() => undefined);
  await rm(aside, { force: true });
  return !isOther;
}

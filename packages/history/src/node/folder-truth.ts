/** Results in a folder: `<camera>/<time>-<digest>.json`, to which files are added, and nothing else is done. */
import { randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOne } from './make-one.ts';
import type { Entry, Truth } from './truth.ts';

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-([0-9a-f]{16})\.json$/;
/** What a camera may be called; anything else in the folder is somebody else's. */
const CAMERA = /^[a-z0-9][a-z0-9-]*$/;
const ASIDE = /^\.hotpix-[0-9a-f-]{36}\.tmp$/;
/** Milliseconds after which a file aside is that of a run that died. */
const DEAD = 3_600_000;
/** Bytes of the largest file that is read. */
const LARGEST = 2 ** 30;

export function folderTruth(folder: string): Truth {
  return {
    async add(camera, { id, time }, text) {
      const place = join(folder, camera);
      await makeOne(place);
      await clear(place);
      const names = await readdir(place);
      if (names.some((name) => entryOf(name)?.id === id)) return false;
      return putNew(place, nameOf({ id, time }), text);
    },
    async cameras() {
      const entries = await readdir(folder, { withFileTypes: true });
      const names = entries.filter((entry) => entry.isDirectory() && CAMERA.test(entry.name)).map(({ name }) => name);
      const counts = names.sort().map(async (name) => [name, (await entriesIn(join(folder, name))).length] as const);
      return new Map((await Promise.all(counts)).filter(([, count]) => count > 0));
    },
    async has(camera) {
      if (!CAMERA.test(camera)) return false;
      const entries = await entriesIn(join(folder, camera)).catch(() => []);
      return entries.length > 0;
    },
    entries: (camera) => entriesIn(join(folder, camera)),
    async read(camera, entry) {
      const path = join(folder, camera, nameOf(entry));
      const { size } = await stat(path);
      if (size > LARGEST) throw new RangeError('it has more than 1 GiB');
      return readFile(path, 'utf8');
    },
  };
}

const nameOf = ({ id, time }: Entry): string => `${time.replaceAll(':', '-')}-${id}.json`;

async function entriesIn(place: string): Promise<Entry[]> {
  const names = await readdir(place);
  return names.flatMap((name) => entryOf(name) ?? []);
}

function entryOf(name: string): Entry | undefined {
  const [, day, hours, minutes, seconds, id] = NAME.exec(name) ?? [];
  return day === undefined ? undefined : { id, time: `${day}T${hours}:${minutes}:${seconds}` };
}

/** Written aside, flushed, and linked to its name, which fails where it is taken: of two writers of one Result one is the first. */
async function putNew(place: string, name: string, text: string): Promise<boolean> {
  const aside = join(place, `.hotpix-${randomUUID()}.tmp`);
  try {
    const file = await open(aside, 'wx');
    await writeFile(file, text)
      .then(() => file.sync())
      .finally(() => file.close());
    await linkOrRename(aside, join(place, name));
    await flush(place);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Disks that know no links, as those of cameras, get it by its new name; what would be replaced has the same bytes. */
async function linkOrRename(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw error;
    return rename(from, to);
  });
}

/** A name is safe when its folder is on the disk. Windows opens no folders, and needs no such thing. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle
    ?.sync()
    .catch(() => {})
    .finally(() => handle.close());
}

/** Removes what runs left that were killed. */
async function clear(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!ASIDE.test(name)) continue;
    const path = join(place, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > DEAD) await rm(path, { force: true });
  }
}

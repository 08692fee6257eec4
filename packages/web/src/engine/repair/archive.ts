/** Copies in ZIP files, which grow on the disk and not in memory where the browser has a place for them. */
import { Zip, ZipPassThrough } from 'fflate';
import { openStored, readStored, removeStored, storedNames, type StoredFile } from '../store/files.ts';
import { NoRoom, type Output } from './output.ts';

/** Bytes after which another ZIP file is begun: the format, as it is written here, ends at 4 GiB. */
const LARGEST = 2 ** 31;
const PREFIX = 'archive-';
/** Of this engine: another page may have its own. */
const OWN = `${PREFIX}${crypto.randomUUID()}-`;
/** Held by each engine whose ZIP files may not be saved yet. */
const LOCK = 'hotpix-archives';
/** ZIP knows no year before or after these. */
const YEARS = [1980, 2099] as const;

interface Part {
  readonly zip: Zip;
  size: number;
  /** @throws whatever writing threw */
  assertWritten(): void;
  /** @throws whatever writing threw */
  file(): Promise<File>;
  close(): void;
}

export async function archiveOutput(): Promise<Output> {
  hold();
  await removeAll(OWN);
  const parts: Part[] = [];
  return {
    async put(name, bytes, at) {
      let part = parts.at(-1);
      if (!part || part.size + bytes.length > LARGEST) parts.push((part = await begin(parts.length)));
      const entry = new ZipPassThrough(name);
      const date = new Date(at);
      if (date.getFullYear() >= YEARS[0] && date.getFullYear() <= YEARS[1]) entry.mtime = date;
      part.zip.add(entry);
      entry.push(bytes, true);
      part.size += bytes.length;
      part.assertWritten();
    },
    end: () => Promise.all(parts.map((part) => part.file())),
    async abandon() {
      for (const part of parts) part.close();
      await removeAll(OWN);
    },
  };
}

let isHeld = false;

/** For as long as the page is open. */
function hold(): void {
  if (isHeld) return;
  isHeld = true;
  void navigator.locks.request(LOCK, { mode: 'shared' }, () => new Promise(() => {}));
}

/** No photograph stays in the browser: what a page left that was closed is removed, unless another is open that may need it. */
export async function removeLeftArchives(): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await removeAll(PREFIX);
  });
}

async function removeAll(prefix: string): Promise<void> {
  for (const name of await storedNames()) if (name.startsWith(prefix)) await removeStored(name);
}

async function begin(index: number): Promise<Part> {
  const name = `${OWN}${index}.zip`;
  const shown = `repaired${index === 0 ? '' : `-${index + 1}`}.zip`;
  const stored = await openStored(name).catch((error: unknown) => {
    // Memory takes the place of storage where the browser has none, not where it is full.
    if (NoRoom.is(error)) throw noRoom();
    return undefined;
  });
  const held: Uint8Array<ArrayBuffer>[] = [];
  let failure: unknown;
  const zip = new Zip((error, chunk) => {
    try {
      if (error) throw error;
      keep(chunk as Uint8Array<ArrayBuffer>, stored, held);
    } catch (reason) {
      failure ??= reason;
    }
  });
  const assertWritten = (): void => {
    if (NoRoom.is(failure)) throw noRoom();
    if (failure) throw failure as Error;
  };
  const close = (): void => stored?.close();
  const file = async (): Promise<File> => {
    zip.end();
    close();
    assertWritten();
    const whole = stored && (await readStored(name));
    return new File(whole ? [whole] : held, shown, { type: 'application/zip' });
  };
  return { zip, size: 0, assertWritten, file, close };
}

const noRoom = (): NoRoom => new NoRoom('The browser has no more room for a ZIP file.');

function keep(chunk: Uint8Array<ArrayBuffer>, stored: StoredFile | undefined, held: Uint8Array<ArrayBuffer>[]): void {
  if (stored) stored.write(chunk);
  else held.push(chunk.slice());
}

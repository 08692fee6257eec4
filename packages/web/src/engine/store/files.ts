/** Files that this browser keeps for this page alone, and that nobody else sees. */

/** Where they lie; undefined where the browser keeps none, as in some private windows. */
async function root(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const all = await navigator.storage.getDirectory();
    return await all.getDirectoryHandle('hotpix', { create: true });
  } catch {
    return undefined;
  }
}

export async function readStored(name: string): Promise<File | undefined> {
  try {
    return await (await (await root())?.getFileHandle(name))?.getFile();
  } catch {
    return undefined;
  }
}

/** Names of all that is kept. */
export async function storedNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await root())?.keys() ?? []) names.push(name);
  return names.sort();
}

/**
 * Writes a file part by part.
 * @returns whether it is there as a whole: a browser may keep nothing, or a disk be full
 */
export async function writeStored(
  name: string,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<boolean> {
  try {
    const file = await openStored(name);
    if (!file) return false;
    try {
      for await (const part of parts) file.write(part);
    } finally {
      file.close();
    }
    return true;
  } catch {
    await removeStored(name);
    return false;
  }
}

export interface StoredFile {
  /** Writes behind what is written. @throws {DOMException} where the disk is full */
  write(part: Uint8Array): void;
  close(): void;
}

/** A new file in the place of any other of that name. */
export async function openStored(name: string): Promise<StoredFile | undefined> {
  const handle = await (await root())?.getFileHandle(name, { create: true });
  const access = await handle?.createSyncAccessHandle();
  if (!access) return undefined;
  access.truncate(0);
  let at = 0;
  return {
    write(part) {
      for (let from = 0; from < part.length;) {
        const rest = part.subarray(from) as Uint8Array<ArrayBuffer>;
        const written = access.write(rest, { at });
        // Where there is no room, some browsers write nothing, and Chromium says that it wrote some four billion bytes.
        if (written <= 0 || written > rest.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
        [from, at] = [from + written, at + written];
      }
    },
    close() {
      access.flush();
      access.close();
    },
  };
}

export async function removeStored(name: string): Promise<void> {
  await (await root())?.removeEntry(name).catch(() => undefined);
}

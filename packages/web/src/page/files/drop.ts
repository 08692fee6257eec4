/** Files and folders that are dropped onto the page. */
import type { Given } from '../../shared/protocol.ts';
import { chosen, isPassedOver, type Chosen } from './chosen.ts';

export async function fromDrop({ items }: DataTransfer): Promise<Chosen> {
  // All are asked for at once: after the first wait the browser has forgotten the rest.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [only] = items.length === 1 ? [...items] : [];
  const handle = (only as Handled | undefined)?.getAsFileSystemHandle?.();
  const files = await Promise.all(entries.map((entry) => filesOf(entry, entry.name, entry.isFile)));
  const folder = await handle?.catch(() => null);
  return { ...chosen(files.flat()), ...(folder?.kind === 'directory' && { folder }) };
}

/** What Chromium has besides. */
interface Handled {
  getAsFileSystemHandle?(): Promise<FileSystemDirectoryHandle | null>;
}

async function filesOf(entry: FileSystemEntry, path: string, isNamed: boolean): Promise<Given[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path, file, isNamed }];
  }
  const files: Given[] = [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const read = (): Promise<FileSystemEntry[]> => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  // A reader gives some hundred at a time.
  for (let some = await read(); some.length > 0; some = await read()) {
    for (const one of some.filter(({ name }) => !isPassedOver(name))) {
      files.push(...(await filesOf(one, `${path}/${one.name}`, false)));
    }
  }
  return files;
}

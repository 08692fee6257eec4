/** Files of a folder that the browser opens for the page, where it can. */
import type { Given } from '../../shared/protocol.ts';
import { chosen, isPassedOver, type Chosen } from './chosen.ts';

type Picker = (options?: { id?: string; mode?: 'read' | 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

/** Undefined where the browser cannot, and an input element must do. */
export const folderPicker = (): Picker | undefined =>
  (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker?.bind(globalThis);

/** The folder that a person picks; undefined for one who picks none. */
export async function pickFolder(mode: 'read' | 'readwrite'): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await folderPicker()?.({ id: mode === 'read' ? 'photographs' : 'repaired', mode });
  } catch (error) {
    if ((error as DOMException).name === 'AbortError') return undefined;
    throw error;
  }
}

export async function fromFolder(folder: FileSystemDirectoryHandle): Promise<Chosen> {
  return { ...chosen(await filesIn(folder)), folder };
}

async function filesIn(folder: FileSystemDirectoryHandle, path = folder.name): Promise<Given[]> {
  const files: Given[] = [];
  for await (const [name, entry] of folder.entries()) {
    if (isPassedOver(name)) continue;
    const own = `${path}/${name}`;
    if (entry.kind === 'directory') files.push(...(await filesIn(entry as FileSystemDirectoryHandle, own)));
    else files.push({ path: own, file: await (entry as FileSystemFileHandle).getFile(), isNamed: false });
  }
  return files;
}

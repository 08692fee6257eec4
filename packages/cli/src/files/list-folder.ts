import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP } from './backup.ts';

export interface Listed {
  readonly path: string;
  /** Whether its folder says that it is a file, and neither a link nor a device or a pipe. */
  readonly isOrdinary: boolean;
}

/**
 * All below a folder that is no folder, but hidden files and what `fix --in-place` kept of originals, whatever it is; links to
 * folders are not followed. A folder that cannot be read stands for itself, so that what it holds is not passed over in silence.
 */
export async function listFolder(folder: string): Promise<Listed[]> {
  const files: Listed[] = [];
  await addFiles(folder, files);
  return files;
}

async function addFiles(folder: string, files: Listed[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) files.push({ path: folder, isOrdinary: false });
  for (const entry of entries ?? []) {
    if (entry.name.startsWith('.') || entry.name.endsWith(BACKUP)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await addFiles(path, files);
    else if (!entry.isSymbolicLink() || !(await isFolder(path))) files.push({ path, isOrdinary: entry.isFile() });
  }
}

export async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

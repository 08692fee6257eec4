import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP } from './backup.ts';

/**
 * All below a folder that is no folder, but hidden files and what `fix --in-place` kept of originals, whatever it is; links to
 * folders are not followed. A folder that cannot be read stands for itself, so that what it holds is not passed over in silence.
 */
export async function listFolder(folder: string): Promise<string[]> {
  const files: string[] = [];
  await addFiles(folder, files);
  return files;
}

async function addFiles(folder: string, files: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) files.push(folder);
  for (const entry of entries ?? []) {
    if (entry.name.startsWith('.') || entry.name.endsWith(BACKUP)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await addFiles(path, files);
    else if (!entry.isSymbolicLink() || !(await isFolder(path))) files.push(path);
  }
}

export async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP } from './backup.ts';

/**
 * All below a folder that is no folder, but hidden files and what `fix --in-place` kept of originals, whatever it is; links to
 * folders are not followed. A folder that cannot be read stands for itself, so that what it holds is not passed over in silence.
 */
export async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [folder];
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name.endsWith(BACKUP)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await listFolder(path)));
    else if (!entry.isSymbolicLink() || !(await isFolder(path))) files.push(path);
  }
  return files;
}

export async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

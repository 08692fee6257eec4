/** Where a config is looked for. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What lies at the root of a project. */
const OF_ROOT = ['package.json', 'package.yaml', '.git'];

/** A folder and its parents, up to the root of the project, the home of the user, or that of the file system. */
export function searchFolders(cwd: string, home = homedir()): string[] {
  const folders = [resolve(cwd)];
  for (;;) {
    const [last] = folders.slice(-1);
    const isEnd = last === home || dirname(last) === last || OF_ROOT.some((name) => existsSync(join(last, name)));
    if (isEnd) return folders;
    folders.push(dirname(last));
  }
}

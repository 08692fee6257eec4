/** Where a config is looked for. */
import { accessSync, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const MODULES = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];
const DOCUMENTS = ['.json', '.yaml', '.yml'];
const STEMS = ['.hotpixrc', 'hotpix.config'];
const MANIFEST = 'package.json';

/** Names of files in a folder, of which the first one that has a config has the word. */
export const SEARCH_PLACES = [
  MANIFEST,
  '.hotpixrc',
  ...STEMS.flatMap((stem) => [...MODULES, ...DOCUMENTS].map((extension) => stem + extension)),
];

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

/** Whether a folder has anything that may be a config, or cannot be looked into. */
export function mayHaveConfig(folder: string): boolean {
  return SEARCH_PLACES.some((name) => {
    const path = join(folder, name);
    return isThere(path) && (name !== MANIFEST || mayConfigure(path));
  });
}

function isThere(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Of what cannot be read whoever reads configs says why. */
function mayConfigure(manifest: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(readFileSync(manifest, 'utf8')) as object, 'hotpix');
  } catch {
    return true;
  }
}

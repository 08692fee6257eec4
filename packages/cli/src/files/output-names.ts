/** Names of repaired copies: as the original is called, in the same folders below the output folder. */
import { access } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { wouldOverwrite } from '../errors.ts';

/** Extensions that mean the same. */
const SAME = [
  ['.jpg', '.jpeg', '.jpe'],
  ['.tif', '.tiff'],
];

export class OutputNames {
  private readonly folder: string;
  private readonly root: string;
  private readonly taken = new Set<string>();

  /** @param paths all photographs of the run; the folders that they share are left out of the names */
  constructor(folder: string, paths: readonly string[]) {
    this.folder = folder;
    this.root = sharedFolder(paths.map((path) => dirname(resolve(path))));
  }

  /** @throws {UsageError} when the file is there already and may not be replaced */
  async nameFor(path: string, extension: string, overwrite: boolean): Promise<string> {
    const inside = relative(this.root, resolve(path));
    let copy = isSame(extname(path), extension)
      ? inside
      : inside.slice(0, inside.length - extname(inside).length) + extension;
    // Two originals may differ in nothing but the extension that the copies lose, or in case.
    while (this.taken.has(fold(copy))) copy += extension;
    this.taken.add(fold(copy));
    const name = join(this.folder, copy);
    const exists = await access(name).then(
      () => true,
      () => false,
    );
    if (exists && !overwrite) throw wouldOverwrite(name);
    return name;
  }
}

/** Equal for names that some file system takes for one. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one === other || SAME.some((group) => group.includes(one) && group.includes(other));
}

function sharedFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map((folder) => folder.split(sep));
  const length = rest.reduce((shared, parts) => {
    let same = 0;
    while (same < shared && parts[same] === first[same]) same++;
    return same;
  }, first.length);
  return first.slice(0, length).join(sep) || sep;
}

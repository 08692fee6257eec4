/** Names of repaired copies: as the original is called, in the same folders below the output folder. */
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { overOriginals, wouldOverwrite } from '../errors.ts';
import { exists } from './exists.ts';
import type { Inputs } from './write-output.ts';

/** Extensions that mean the same. */
const SAME = [
  ['.jpg', '.jpeg', '.jpe'],
  ['.tif', '.tiff'],
];
/** What a copy is when it is not what the original was. */
const RAW_COPY = '.dng';
const PICTURES: ReadonlySet<string> = new Set([...SAME.flat(), '.png']);

export interface Naming {
  readonly folder: string;
  /** What copies are called: `{name}` stands for the original's name without its extension. */
  readonly name: string;
}

export class OutputNames {
  private readonly folder: string;
  private readonly pattern: string;
  private readonly paths: readonly string[];
  private readonly inputs: Inputs;
  private readonly root: string;
  private readonly taken = new Set<string>();

  /**
   * @param paths all photographs of the run; the folders that they share are left out of the names
   * @param inputs files that no copy may take the place of
   */
  constructor({ folder, name }: Naming, paths: readonly string[], inputs: Inputs) {
    this.folder = folder;
    this.pattern = name;
    this.paths = paths;
    this.inputs = inputs;
    this.root = sharedFolder(paths.map((path) => dirname(resolve(path))));
  }

  /** @throws {UsageError} when the file is an input, or there already and may not be replaced */
  async nameFor(path: string, extension: string, overwrite: boolean): Promise<string> {
    let copy = this.copyOf(path, extension);
    // Two originals may differ in nothing but the extension that the copies lose, or in case.
    while (this.taken.has(fold(copy))) copy += extension;
    this.taken.add(fold(copy));
    const name = join(this.folder, copy);
    await this.inputs.assertNone(name);
    if (!overwrite && (await exists(name))) throw wouldOverwrite(name);
    return name;
  }

  /** @throws {UsageError} when the output folder is that of the originals */
  async assertApart(): Promise<void> {
    for (const path of this.paths) {
      const own = join(this.folder, this.copyOf(path, extname(path)));
      // By another name it would not lie in the place of an original, but pass for one in the next run.
      const isBeside = resolve(dirname(own)) === resolve(dirname(path));
      if (isBeside || (await this.inputs.has(own))) throw overOriginals(this.folder, path);
    }
  }

  /**
   * Looks for copies that are there already, before it is known what each photograph becomes.
   * @throws {UsageError} naming the first
   */
  async assertNew(): Promise<void> {
    const there: string[] = [];
    for (const path of this.paths) there.push(...(await this.copiesOf(path)));
    if (there.length > 0) throw wouldOverwrite(there[0], there.length - 1);
  }

  /** Whether a copy is there already. */
  async isThere(path: string): Promise<boolean> {
    return (await this.copiesOf(path)).length > 0;
  }

  /** The copies of a photograph that are there, before it is known what it becomes. */
  private async copiesOf(path: string): Promise<string[]> {
    const own = extname(path);
    const extensions = PICTURES.has(own.toLowerCase()) ? [own] : [own, RAW_COPY];
    const names = [...new Set(extensions.map((extension) => join(this.folder, this.copyOf(path, extension))))];
    const areThere = await Promise.all(names.map(exists));
    return names.filter((_, i) => areThere[i]);
  }

  private copyOf(path: string, extension: string): string {
    const inside = this.inside(path);
    const own = extname(inside);
    const called = this.pattern.replaceAll('{name}', () => basename(inside, own));
    return join(dirname(inside), called + (isSameExtension(own, extension) ? own : extension));
  }

  private inside(path: string): string {
    return relative(this.root, resolve(path));
  }
}

/** Equal for names that some file system takes for one. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Whether two extensions mean the same. */
export function isSameExtension(a: string, b: string): boolean {
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

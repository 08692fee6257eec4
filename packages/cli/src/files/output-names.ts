/** Names of repaired copies: as the original is called, in the same folders below the output folder. */
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { CopyNames, RAW_COPY } from '@hotpix/fixer';
import { overOriginals, wouldOverwrite } from '../file-errors.ts';
import { isCopy } from './copies.ts';
import { exists } from './exists.ts';
import type { Inputs } from './write-output.ts';

export interface Naming {
  readonly folder: string;
  /** What copies are called: `{name}` stands for the original's name without its extension. */
  readonly name: string;
}

/** The names of the copies of one run, below its output folder. */
export class OutputNames {
  private readonly folder: string;
  private readonly pattern: string;
  private readonly paths: readonly string[];
  private readonly inputs: Inputs;
  private readonly root: string;
  private readonly names: CopyNames;

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
    this.names = new CopyNames(paths, (path) => ({ called: this.called(path), extension: extname(path) }));
  }

  /** @throws {UsageError} when the file is an input, or there already and may not be replaced */
  async nameFor(path: string, extension: string, overwrite: boolean): Promise<string> {
    const name = join(this.folder, this.names.nameFor(path, extension));
    await this.inputs.assertNone(name);
    if (!overwrite && (await exists(name))) throw wouldOverwrite(name);
    return name;
  }

  /** @throws {UsageError} when the output folder is that of the originals */
  async assertApart(): Promise<void> {
    for (const path of this.paths) {
      const own = join(this.folder, this.names.nameFor(path, extname(path)));
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
    for (const path of this.paths) there.push(...(await this.filesAt(path)));
    if (there.length > 0) throw wouldOverwrite(there[0], there.length - 1);
  }

  /** Whether the copy of this very photograph is there already, under the name that it would get in this run or in one of other files. */
  async isThere(path: string, read?: () => Promise<Uint8Array>): Promise<boolean> {
    for (const file of await this.filesAt(path, this.called(path) + RAW_COPY, inFull(this.called(path), path))) {
      if (await isCopy(file, path, read)) return true;
    }
    return false;
  }

  /** The files that have a name which the copy of a photograph may get. */
  private async filesAt(path: string, ...others: readonly string[]): Promise<string[]> {
    const names = [...new Set([...this.names.namesFor(path), ...others])].map((name) => join(this.folder, name));
    const areThere = await Promise.all(names.map(exists));
    return names.filter((_, i) => areThere[i]);
  }

  /** The copy without an extension, from the output folder. */
  private called(path: string): string {
    const inside = relative(this.root, resolve(path));
    const name = basename(inside, extname(inside));
    return join(
      dirname(inside),
      this.pattern.replaceAll('{name}', () => name),
    );
  }
}

const inFull = (called: string, path: string): string => called + extname(path) + RAW_COPY;

function sharedFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map((folder) => folder.split(sep));
  const length = rest.reduce((shared, parts) => {
    let same = 0;
    while (same < shared && parts[same] === first[same]) same++;
    return same;
  }, first.length);
  return first.slice(0, length).join(sep) || sep;
}

/** Names of repaired copies: as the originals are called, in the same folders. */

/** Extensions that mean the same. */
const SAME = [
  ['.jpg', '.jpeg', '.jpe'],
  ['.tif', '.tiff'],
];
/** What a copy is when it is not what the original was. */
export const RAW_COPY = '.dng';
const PICTURES: ReadonlySet<string> = new Set([...SAME.flat(), '.png']);

/** A photograph as its copy is called, with the folders that it lies in. */
export interface Original {
  /** Without the extension. */
  readonly called: string;
  /** With its dot; empty for a name without one. */
  readonly extension: string;
}

/**
 * All names are settled by the list of the photographs, before anything is written: they depend neither on what can be repaired nor
 * on what is there. Of photographs that differ in their extension alone, those whose copies may become DNG keep it in the name.
 */
export class CopyNames {
  private readonly originalOf: (path: string) => Original;
  /** Names that are settled, as `fold` has them, with the photographs that they belong to. */
  private readonly taken = new Map<string, string>();
  /** How many photographs whose copies may change their extension have a name without it. */
  private readonly stems = new Map<string, number>();

  /** @param paths of all photographs, in the order in which they choose */
  constructor(paths: readonly string[], originalOf: (path: string) => Original) {
    this.originalOf = originalOf;
    const originals = paths.map((path) => ({ path, ...originalOf(path) }));
    const changing = originals.filter(mayBecomeDng);
    for (const { called } of changing) this.stems.set(fold(called), (this.stems.get(fold(called)) ?? 0) + 1);
    // Who keeps his extension keeps his name, whoever comes first.
    for (const { path, extension } of originals) this.nameFor(path, extension);
    for (const { path } of changing) this.nameFor(path, RAW_COPY);
  }

  /** The name of a copy with that extension, which nothing else of this run has. */
  nameFor(path: string, extension: string): string {
    const { called, extension: own } = this.originalOf(path);
    const isShared = (this.stems.get(fold(called)) ?? 0) > 1;
    let name = isSameExtension(own, extension) ? called + own : (isShared ? called + own : called) + extension;
    while ((this.taken.get(fold(name)) ?? path) !== path) name += extension;
    this.taken.set(fold(name), path);
    return name;
  }

  /** The names of which its copy may get one. */
  namesFor(path: string): string[] {
    const original = this.originalOf(path);
    const extensions = [original.extension, ...(mayBecomeDng(original) ? [RAW_COPY] : [])];
    return extensions.map((extension) => this.nameFor(path, extension));
  }
}

/** Whether two extensions mean the same. */
export function isSameExtension(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one === other || SAME.some((group) => group.includes(one) && group.includes(other));
}

const mayBecomeDng = ({ extension }: Original): boolean => !PICTURES.has(extension.toLowerCase());

/** Equal for names that some file system takes for one. */
const fold = (name: string): string => name.normalize('NFC').toLowerCase();

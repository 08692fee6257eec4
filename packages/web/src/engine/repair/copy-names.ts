/** Names of repaired copies, as the command line gives them: as the originals are called, in the same folders. */

/** Extensions that mean the same. */
const SAME = [
  ['.jpg', '.jpeg', '.jpe'],
  ['.tif', '.tiff'],
];
/** What a copy is when it is not what the original was. */
const RAW_COPY = '.dng';
const PICTURES: ReadonlySet<string> = new Set([...SAME.flat(), '.png']);

/**
 * All names are settled by the list of the photographs, and depend on nothing that happens to them. Of photographs that differ in their
 * extension alone, those whose copies may become DNG keep it in the name.
 */
export class CopyNames {
  private readonly shared: number;
  /** Names that are settled, as `fold` has them, with the photographs that they belong to. */
  private readonly taken = new Map<string, string>();
  private readonly stems = new Map<string, number>();

  /** @param paths of all photographs; the folders that they share are left out of the names */
  constructor(paths: readonly string[]) {
    this.shared = sharedFolders(paths);
    for (const path of paths.filter(mayBecomeDng)) {
      const stem = fold(this.called(path));
      this.stems.set(stem, (this.stems.get(stem) ?? 0) + 1);
    }
    // Who keeps his extension keeps his name, whoever comes first.
    for (const path of paths) this.nameFor(path, extensionOf(path));
    for (const path of paths) if (mayBecomeDng(path)) this.nameFor(path, RAW_COPY);
  }

  /** The name of a copy with that extension, with the folders it lies in. */
  nameFor(path: string, extension: string): string {
    const own = extensionOf(path);
    const called = this.called(path);
    const isShared = (this.stems.get(fold(called)) ?? 0) > 1;
    let name = isSameExtension(own, extension) ? called + own : (isShared ? called + own : called) + extension;
    while ((this.taken.get(fold(name)) ?? path) !== path) name += extension;
    this.taken.set(fold(name), path);
    return name;
  }

  /** The copy without an extension. */
  private called(path: string): string {
    const inside = path.split('/').slice(this.shared).join('/');
    return inside.slice(0, inside.length - extensionOf(inside).length);
  }
}

/** With its dot; empty for a name without one, or that begins with the only one. */
const extensionOf = (path: string): string => /[^/](\.[^./]*)$/.exec(path)?.[1] ?? '';

const mayBecomeDng = (path: string): boolean => !PICTURES.has(extensionOf(path).toLowerCase());

/** Equal for names that some file system takes for one. */
const fold = (name: string): string => name.normalize('NFC').toLowerCase();

function isSameExtension(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one === other || SAME.some((group) => group.includes(one) && group.includes(other));
}

function sharedFolders(paths: readonly string[]): number {
  const [first = [], ...rest] = paths.map((path) => path.split('/').slice(0, -1));
  return rest.reduce((shared, folders) => {
    let same = 0;
    while (same < shared && folders[same] === first[same]) same++;
    return same;
  }, first.length);
}

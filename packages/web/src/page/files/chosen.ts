/** Files that were chosen, in whatever way. */
import type { Given } from '../../shared/protocol.ts';

export interface Chosen {
  readonly files: readonly Given[];
  /** What a person would call it: the name of the folder, or of the only file. */
  readonly name: string;
  /** The folder that all of them are of, where the browser lets the page keep it. */
  readonly folder?: FileSystemDirectoryHandle;
}

/** What `fix --in-place` of the command line keeps of originals. */
const BACKUP = '.original';

/** Hidden files and folders are nobody's photographs. */
export const isPassedOver = (name: string): boolean => name.startsWith('.') || name.endsWith(BACKUP);

/** By an input element; of a folder each file says where it lies. */
export function fromInput(files: FileList | readonly File[]): Chosen {
  const given = [...files].map((file): Given => {
    const inFolder = file.webkitRelativePath;
    return { path: inFolder || file.name, file, isNamed: inFolder === '' };
  });
  return chosen(given.filter(({ path, isNamed }) => isNamed || !path.split('/').slice(1).some(isPassedOver)));
}

export function chosen(files: readonly Given[]): Chosen {
  const folders = new Set(files.map(({ path, isNamed }) => (isNamed ? '' : path.split('/')[0])));
  const [folder] = folders;
  const name = folders.size === 1 && folder ? folder : files.length === 1 ? files[0].path : `${files.length} files`;
  return { files, name };
}

/** Those chosen before and these, each once; of two of one name that are not the same, the later lies in a folder of its own. */
export async function together(before: Chosen | undefined, coming: Chosen | Promise<Chosen>): Promise<Chosen> {
  const more = await coming;
  if (!before || before.files.length === 0) return distinct(more);
  return distinct(chosen([...before.files, ...more.files]));
}

function distinct({ files, ...rest }: Chosen): Chosen {
  const known = new Map<string, Given>();
  for (const given of files) {
    let { path } = given;
    for (let n = 2; known.has(path) && !isSame(known.get(path) as Given, given); n++) path = `${n}/${given.path}`;
    if (!known.has(path)) known.set(path, { ...given, path });
  }
  return { files: [...known.values()], ...rest };
}

const isSame = ({ file: a }: Given, { file: b }: Given): boolean =>
  a.size === b.size && a.lastModified === b.lastModified;

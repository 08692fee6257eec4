/** An inventory becomes slices, each to be scanned by one machine. */
import type { InventoryFile, PipelineFacts, Slice } from './schema.ts';

/** A file of the inventory, and what tells whether two of them may be copies. */
export interface Listed {
  readonly file: InventoryFile;
  /** The first bytes, of which 64 KiB are enough; it may throw for what cannot be read. */
  head(): Promise<Uint8Array>;
}

/**
 * Divides files into slices, each file once, in the order of their paths: photographs that come later leave most slices as they were. Copies of
 * one photograph come together, so that no slice counts what another does: files of one size and one beginning are never parted.
 * @param most files of a slice, which only copies exceed
 * @param digest of bytes
 */
export async function sliced(
  listed: readonly Listed[],
  most: number,
  digest: (bytes: Uint8Array) => string,
): Promise<InventoryFile[][]> {
  const groups = await copiesTogether(listed, digest);
  const slices: InventoryFile[][] = [];
  let open: InventoryFile[] = [];
  for (const group of groups) {
    if (open.length > 0 && open.length + group.length > most) {
      slices.push(open);
      open = [];
    }
    open = [...open, ...group];
  }
  return [...slices, open].filter((slice) => slice.length > 0).map((slice) => slice.sort(byPath));
}

export function sliceOf(files: readonly InventoryFile[], pipeline: PipelineFacts): Slice {
  return { format: 'hotpix-slice 1', pipeline, files: [...files] };
}

/** Files looked into at once. */
const AT_ONCE = 16;

/** Groups of files that may be copies, in the order of their first paths. Most sizes are of one file, whose bytes nobody needs to see. */
async function copiesTogether(
  listed: readonly Listed[],
  digest: (bytes: Uint8Array) => string,
): Promise<InventoryFile[][]> {
  const sizes = new Map<number, number>();
  for (const { file } of listed) sizes.set(file.size, (sizes.get(file.size) ?? 0) + 1);
  const groups = new Map<string, InventoryFile[]>();
  const sorted = [...listed].sort((a, b) => byPath(a.file, b.file));
  for (let from = 0; from < sorted.length; from += AT_ONCE) {
    const some = sorted.slice(from, from + AT_ONCE);
    const named = await Promise.all(some.map((one) => nameOf(one, sizes.get(one.file.size) === 1, digest)));
    some.forEach(({ file }, i) => groups.set(named[i], [...(groups.get(named[i]) ?? []), file]));
  }
  return [...groups.values()];
}

async function nameOf(
  { file, head }: Listed,
  isAlone: boolean,
  digest: (bytes: Uint8Array) => string,
): Promise<string> {
  const own = `path ${file.path}`;
  if (isAlone) return own;
  return head().then(
    (bytes) => `size ${file.size}, beginning ${digest(bytes)}`,
    () => own,
  );
}

/** By code unit, as the core sorts. */
function byPath(a: InventoryFile, b: InventoryFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** A State without its planes: what is known of it before any of them is read. */
import { incompatibleStates } from '../errors.ts';
import { isSetAside, type FileRow, type SetAsideCode } from '@hotpix/result';
import type { FrameShape, PlaneSpecs } from '../nouns.ts';
import { joinShards, type Shard } from './shards.ts';
import { byPath, cameraKey, type CountedRow } from './state.ts';

export interface Outline {
  readonly cameras: readonly CameraOutline[];
  readonly others: readonly FileRow[];
  readonly shards?: readonly Shard[];
}

export interface CameraOutline {
  readonly shape: FrameShape;
  readonly files: readonly CountedRow[];
  readonly statistics: Readonly<Record<string, { readonly version: number; readonly specs: PlaneSpecs }>>;
}

/** A camera of a merged State, and which of the States have it: their numbers, and that of the camera there. */
export interface MergedCamera extends CameraOutline {
  readonly origins: readonly { readonly state: number; readonly camera: number }[];
}

export interface MergedOutline extends Outline {
  readonly cameras: readonly MergedCamera[];
}

/**
 * What the merged State of several is, in any order the same.
 * @throws {HotpixError} `incompatibleStates` when a photograph was counted in two of them, or their statistics differ in kind
 */
export function mergeOutlines(outlines: readonly Outline[]): MergedOutline {
  const merged = new Map<string, MergedCamera>();
  outlines.forEach(({ cameras }, state) =>
    cameras.forEach((outline, camera) => {
      const key = cameraKey(outline.shape);
      const known = merged.get(key);
      const mine: MergedCamera = { ...outline, origins: [{ state, camera }] };
      merged.set(key, known ? join(known, mine) : mine);
    }),
  );
  const cameras = [...merged.values()].map((camera) => ({ ...camera, files: [...camera.files].sort(byPath) }));
  const others = othersOf(outlines, new Set(cameras.flatMap(({ files }) => files.map(({ path }) => path))));
  const shards = joinShards(outlines.map((outline) => outline.shards));
  return {
    ...{ cameras: cameras.sort(byFirstPath), others: withCopies(others, cameras) },
    ...(shards.length > 0 && { shards }),
  };
}

export function byFirstPath({ files: [a] }: CameraOutline, { files: [b] }: CameraOutline): number {
  return a && b ? byPath(a, b) : Number(b !== undefined) - Number(a !== undefined);
}

function join(a: MergedCamera, b: MergedCamera): MergedCamera {
  const mine = new Set(a.files.flatMap(({ sha256, path }) => [sha256, path]));
  const twice = b.files.find(({ sha256, path }) => mine.has(sha256) || mine.has(path));
  if (twice) throw incompatibleStates(`two that both counted '${twice.path}', or a copy of it`);
  assertAlike(a, b);
  const [first] = [a, b].sort((one, other) => byPath(firstOf(one), firstOf(other)));
  return {
    shape: { ...first.shape, lossy: a.shape.lossy || b.shape.lossy },
    files: [...a.files, ...b.files],
    statistics: a.statistics,
    origins: [...a.origins, ...b.origins],
  };
}

function firstOf({ files }: CameraOutline): CountedRow {
  return files.reduce((first, row) => (row.path < first.path ? row : first));
}

function assertAlike(a: CameraOutline, b: CameraOutline): void {
  const [mine, theirs] = [a, b].map(({ statistics }) => Object.keys(statistics));
  if (mine.join() !== theirs.join()) {
    throw incompatibleStates(`statistics ${mine.join(', ')} and ${theirs.join(', ')}; scan both with the same plugins`);
  }
  for (const name of mine) {
    const [one, other] = [a.statistics[name], b.statistics[name]];
    if (one.version !== other.version) {
      throw incompatibleStates(
        `version ${one.version} and ${other.version} of the statistics of plugin '${name}'; scan both with one version`,
      );
    }
    if (JSON.stringify(one.specs) !== JSON.stringify(other.specs)) {
      throw incompatibleStates(`other planes of plugin '${name}'; scan both with one version`);
    }
  }
}

/** Of two rows of one path the one that is first as text, so that no order of merging matters. */
function othersOf(outlines: readonly Outline[], counted: ReadonlySet<string>): FileRow[] {
  const rows = new Map<string, FileRow>();
  for (const row of outlines.flatMap(({ others }) => others)) {
    if (counted.has(row.path)) continue;
    const known = rows.get(row.path);
    if (!known || JSON.stringify(row) < JSON.stringify(known)) rows.set(row.path, row);
  }
  return [...rows.values()].sort(byPath);
}

/** The rows as one scan has them: of files with the same bytes the first stands for all, and the others are its copies. */
function withCopies(others: readonly FileRow[], cameras: readonly CameraOutline[]): FileRow[] {
  const firsts = new Map<string | undefined, string>();
  const decoded = others.filter(isDecoded);
  for (const { sha256, path } of [
    ...cameras.flatMap(({ files }) => files),
    ...decoded.filter((row) => !isSetAside(row, 'copy')),
  ]) {
    const known = firsts.get(sha256);
    if (known === undefined || path < known) firsts.set(sha256, path);
  }
  return others.map((row) => {
    const first = firsts.get(row.sha256);
    if (!isDecoded(row) || first === undefined || first === row.path) return row;
    return copyRow(row.path, row.sha256, first);
  });
}

function isDecoded(row: FileRow): boolean {
  return row.status === 'setAside' && !isSetAside(row, 'notAPhotograph') && row.sha256 !== undefined;
}

/** What stands for a file whose bytes another has. */
export function copyRow(path: string, sha256: string | undefined, of: string): FileRow {
  const code: SetAsideCode = 'copy';
  return { path, status: 'setAside', reason: `the same bytes as ${of}`, code, ...(sha256 && { sha256 }) };
}

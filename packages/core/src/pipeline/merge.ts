/** States of parts of a set become that of all, also where they overlap. */
import { incompatibleStates } from '../errors.ts';
import type { Source } from '../nouns.ts';
import { mergeStates } from '../state/merge.ts';
import { takeAwayPlane } from '../state/planes.ts';
import { copyRow } from '../state/outline.ts';
import { byPath, cameraKey, type CameraState, type CountedRow, type State } from '../state/state.ts';
import type { DecodeOptions } from './decode.ts';
import { gather } from './gather.ts';
import type { Pipeline } from './pipeline.ts';

export interface MergeOptions extends DecodeOptions {
  /** Where a photograph of that path can be read. */
  readonly open: (path: string) => Source;
}

/** A photograph that another State counted as well, under this or an earlier path. */
interface Twice {
  readonly row: CountedRow;
  readonly copyOf: string;
}

/**
 * The State of one scan of all photographs. One that two States counted is read once more, and taken out of one of them. The States
 * are changed.
 *
 * @throws {HotpixError} `incompatibleStates` when their statistics differ in kind, or what was counted twice cannot be read again
 */
export async function merge(pipeline: Pipeline, states: readonly State[], options: MergeOptions): Promise<State> {
  let merged: State = { cameras: [], others: [] };
  for (const state of states) {
    const [fromMerged, fromState] = countedTwice(merged, state);
    const rest = await withdraw(pipeline, merged, fromMerged, options);
    merged = mergeStates(rest, await withdraw(pipeline, state, fromState, options));
  }
  return merged;
}

/** What has to be taken out of each: of two copies the one with the later path, as in one scan. */
function countedTwice(a: State, b: State): [Twice[], Twice[]] {
  const rowsOf = ({ cameras }: State): CountedRow[] => cameras.flatMap(({ files }) => files);
  const known = new Map(rowsOf(a).map((row) => [row.sha256, row]));
  const both = rowsOf(b).flatMap((row) => {
    const other = known.get(row.sha256);
    return other === undefined ? [] : [{ a: other, b: row }];
  });
  const isLater = (pair: (typeof both)[number]): boolean => pair.a.path > pair.b.path;
  return [
    both.filter(isLater).map((pair) => ({ row: pair.a, copyOf: pair.b.path })),
    both.filter((pair) => !isLater(pair)).map((pair) => ({ row: pair.b, copyOf: pair.a.path })),
  ];
}

async function withdraw(
  pipeline: Pipeline,
  state: State,
  twice: readonly Twice[],
  { open, ...options }: MergeOptions,
): Promise<State> {
  if (twice.length === 0) return state;
  const again = await gather(
    pipeline,
    twice.map(({ row }) => open(row.path)),
    { ...options, keep: 'all' },
  );
  assertSame(twice, again);
  const gone = new Set(twice.map(({ row }) => row.path));
  for (const taken of again.cameras) {
    const mine = state.cameras.find((camera) => cameraKey(camera.shape) === cameraKey(taken.shape));
    if (mine) subtract(mine, taken);
  }
  const cameras = state.cameras.map((camera) => ({
    ...camera,
    files: camera.files.filter(({ path }) => !gone.has(path)),
  }));
  const copies = twice.filter(({ row, copyOf }) => row.path !== copyOf);
  const rows = copies.map(({ row: { path, sha256 }, copyOf }) => copyRow(path, sha256, copyOf));
  return {
    ...state,
    cameras: cameras.filter(({ files }) => files.length > 0),
    others: [...state.others, ...rows].sort(byPath),
  };
}

function assertSame(twice: readonly Twice[], { cameras, others }: State): void {
  const found = new Map(cameras.flatMap(({ files }) => files).map(({ path, sha256 }) => [path, sha256]));
  const missing = twice.find(({ row }) => found.get(row.path) !== row.sha256);
  if (!missing) return;
  const { path } = missing.row;
  const why = others.find((row) => row.path === path)?.reason ?? 'it has other bytes now';
  throw incompatibleStates(
    `two that both counted '${path}', or a copy of it; to take it out of one of them it must be read again, and: ${why}`,
  );
}

function subtract({ statistics }: CameraState, taken: CameraState): void {
  for (const [plugin, { specs, planes }] of Object.entries(statistics)) {
    for (const [name, spec] of Object.entries(specs)) {
      if (spec.merge !== 'sum') {
        throw incompatibleStates(
          `two that both counted a photograph, with the plane '${name}' of plugin '${plugin}', which nothing can be taken out of`,
        );
      }
      takeAwayPlane(spec, planes[name], taken.statistics[plugin].planes[name]);
    }
  }
}

/** What a scan has gathered: plain, mergeable in any order to the same bits, and storable. */
import { cameraIdentity, type FileRow } from '@hotpix/result';
import { within } from '../border/blame.ts';
import { incompatibleStates } from '../errors.ts';
import type { Accumulator } from '../hooks.ts';
import type { FrameShape, Json, Plane } from '../nouns.ts';
import { assertSpecs, createPlanes, joinPlane, type Statistics } from './planes.ts';

export interface State {
  readonly cameras: CameraState[];
  /** Files that were not counted: failed, copies of counted ones, or of a camera that was not kept. */
  readonly others: FileRow[];
}

/** What was gathered of one camera at one stored size. */
export interface CameraState {
  /** Of the first counted photograph in the order of the paths, and lossy if any of them is. */
  shape: FrameShape;
  /** Photographs counted, in the order of their paths. */
  readonly files: CountedRow[];
  /** The accumulators' planes, by the name of their plugin. */
  readonly statistics: Record<string, Statistics>;
}

/** A photograph that was counted, with what the plugins measured of it, by their names. */
export interface CountedRow extends FileRow {
  readonly measures: Readonly<Record<string, Json>>;
}

export function createCameraState(shape: FrameShape, accumulators: Iterable<[string, Accumulator]>): CameraState {
  const statistics: Record<string, Statistics> = {};
  for (const [name, accumulator] of accumulators) statistics[name] = createStatistics(name, accumulator, shape);
  return { shape, files: [], statistics };
}

/** @throws {HotpixError} `badAnswer` for planes that are none */
export function createStatistics(plugin: string, accumulator: Accumulator, shape: FrameShape): Statistics {
  return within(plugin, 'accumulate', () => {
    const specs = accumulator.planes(shape);
    assertSpecs(specs);
    const allocate = accumulator.allocate?.bind(accumulator);
    return { version: accumulator.version, specs, planes: createPlanes(specs, allocate) };
  });
}

/** All planes of a camera. */
export function allPlanes({ statistics }: CameraState): Plane[] {
  return Object.values(statistics).flatMap(({ planes }) => Object.values(planes));
}

/**
 * Frames belong together when camera, stored size and mosaic agree. Bits tell a scale of DN from another.
 * Returns a text that is equal for such frames alone.
 */
export function cameraKey({ camera, width, height, channels, mosaic, bits }: FrameShape): string {
  return JSON.stringify([cameraIdentity(camera), width, height, channels, mosaic ?? null, bits > 8]);
}

/** The shape alone of a frame, without its samples. */
export function shapeOf({
  camera,
  width,
  height,
  channels,
  mosaic,
  active,
  bits,
  black,
  white,
  lossy,
}: FrameShape): FrameShape {
  return { camera, width, height, channels, ...(mosaic && { mosaic }), active, bits, black, white, lossy };
}

/** By code unit, the same on every machine. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/**
 * Adds one State to another, in any order to the same bits. The arguments are left alone.
 * @throws {HotpixError} `incompatibleStates` when a photograph was counted in both, or their statistics differ in kind.
 */
export function mergeStates(a: State, b: State): State {
  const cameras = new Map(a.cameras.map((camera) => [cameraKey(camera.shape), camera]));
  for (const camera of b.cameras) {
    const key = cameraKey(camera.shape);
    const mine = cameras.get(key);
    cameras.set(key, mine ? mergeCameras(mine, camera) : camera);
  }
  const counted = new Set([...cameras.values()].flatMap(({ files }) => files.map(({ path }) => path)));
  const others = new Map(
    [...a.others, ...b.others].filter(({ path }) => !counted.has(path)).map((row) => [row.path, row]),
  );
  return { cameras: [...cameras.values()], others: [...others.values()].sort(byPath) };
}

function mergeCameras(a: CameraState, b: CameraState): CameraState {
  const mine = new Map(
    a.files.flatMap((file) => [
      [file.sha256, file.path],
      [file.path, file.path],
    ]),
  );
  const twice = b.files.find(({ sha256, path }) => mine.has(sha256) || mine.has(path));
  if (twice) {
    throw incompatibleStates(
      `two that both counted '${twice.path}'; a photograph cannot be taken out again, so scan disjoint sets`,
    );
  }
  const names = Object.keys(a.statistics);
  if (names.join() !== Object.keys(b.statistics).join()) {
    throw incompatibleStates(
      `statistics ${names.join(', ')} and ${Object.keys(b.statistics).join(', ')}; scan both with the same plugins`,
    );
  }
  const statistics = Object.fromEntries(
    names.map((name) => [name, mergeStatistics(name, a.statistics[name], b.statistics[name])]),
  );
  const files = [...a.files, ...b.files].sort(byPath);
  const shape = { ...(files[0] === b.files[0] ? b.shape : a.shape), lossy: a.shape.lossy || b.shape.lossy };
  return { shape, files, statistics };
}

function mergeStatistics(name: string, a: Statistics, b: Statistics): Statistics {
  if (a.version !== b.version) {
    throw incompatibleStates(
      `version ${a.version} and ${b.version} of the statistics of plugin '${name}'; scan both with one version`,
    );
  }
  const planes = Object.fromEntries(
    Object.entries(a.specs).map(([key, spec]) => {
      const joined = a.planes[key].slice();
      joinPlane(key, spec, joined, b.planes[key]);
      return [key, joined];
    }),
  );
  return { ...a, planes };
}

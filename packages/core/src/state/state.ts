/** What a scan has gathered: plain, mergeable in any order to the same bits, and storable. */
import { cameraIdentity, type FileRow } from '@hotpix/result';
import { within } from '../border/blame.ts';
import type { Accumulator } from '../hooks.ts';
import type { FrameShape, Json, Plane, PlaneSpecs } from '../nouns.ts';
import type { Shard } from './shards.ts';
import { assertSpecs, bytesOfSpecs, createPlanes, type Statistics } from './planes.ts';

export interface State {
  readonly cameras: CameraState[];
  /** Files that were not counted: failed, copies of counted ones, or of a camera that was not kept. */
  readonly others: FileRow[];
  /** Of which parts of a set it is, where several machines scan one. @default it is of all that was given */
  shards?: readonly Shard[];
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

/** Bytes that the planes of a camera will take. @throws {HotpixError} `badAnswer` for planes that are none */
export function planeBytes(shape: FrameShape, accumulators: Iterable<[string, Accumulator]>): number {
  return [...accumulators].reduce((sum, [name, one]) => sum + bytesOfSpecs(specsOf(name, one, shape)), 0);
}

function specsOf(plugin: string, accumulator: Accumulator, shape: FrameShape): PlaneSpecs {
  return within(plugin, 'accumulate', () => {
    const specs = accumulator.planes(shape);
    assertSpecs(specs);
    return specs;
  });
}

/** @throws {HotpixError} `badAnswer` for planes that are none */
export function createStatistics(plugin: string, accumulator: Accumulator, shape: FrameShape): Statistics {
  return within(plugin, 'accumulate', () => {
    const specs = specsOf(plugin, accumulator, shape);
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

/** The shape is that of the first photograph in the order of the paths; lossy is what any of them is. */
export function takeShape(camera: CameraState, frame: FrameShape, path: string): void {
  const isFirst = camera.files.every((file) => path <= file.path);
  const lossy = camera.shape.lossy || frame.lossy;
  camera.shape = { ...(isFirst ? shapeOf(frame) : camera.shape), lossy };
}

/** By code unit, the same on every machine. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** Keeps the planes of cameras halved as long as all of their values fit. */
import type { Accumulator } from '../hooks.ts';
import type { Frame } from '../nouns.ts';
import { addsOf, halvable, type Adds } from '../state/halvable.ts';
import { greatestSize, halve, isHalved, roomOfHalf, widen } from '../state/halves.ts';
import type { CameraState } from '../state/state.ts';

/** Frames for which there must be room after the values were looked at, or else this would be done over and over. */
const WORTHWHILE = 16;

export class Widths {
  private readonly accumulators: readonly [string, Accumulator][];
  /** Of the planes of a camera that are halved: the greatest size that a value may have, by plugin and name. */
  private readonly bounds = new WeakMap<CameraState, Map<string, number>>();

  constructor(accumulators: readonly [string, Accumulator][]) {
    this.accumulators = accumulators;
  }

  /** Halves planes that have zeros alone. */
  begin(camera: CameraState): void {
    for (const [plugin, accumulator] of this.accumulators) {
      const { specs, planes } = camera.statistics[plugin];
      for (const name of halvable(plugin, accumulator, camera.shape, specs))
        planes[name] = halve(planes[name], specs[name]);
    }
  }

  /** Widens the planes that might not hold what some frames add. */
  makeRoom(camera: CameraState, frames: readonly Frame[]): void {
    const bounds = this.bounds.get(camera) ?? new Map<string, number>();
    this.bounds.set(camera, bounds);
    for (const [plugin, accumulator] of this.accumulators) {
      const adds = frames.map((frame) => addsOf(plugin, accumulator, frame, frame.capture));
      for (const name of Object.keys(camera.statistics[plugin].specs)) {
        const key = JSON.stringify([plugin, name]);
        const bound = roomFor(camera, plugin, name, bounds.get(key), adds);
        if (bound === undefined) bounds.delete(key);
        else bounds.set(key, bound);
      }
    }
  }
}

/**
 * Widens a plane where that must be.
 * @param bound the greatest size that a value may have; undefined where nobody knows
 * @returns the same once frames were added that add no more than so much each; undefined for a plane that is not halved any more
 */
function roomFor(
  { files, statistics }: CameraState,
  plugin: string,
  name: string,
  bound: number | undefined,
  adds: readonly Adds[],
): number | undefined {
  const { specs, planes } = statistics[plugin];
  const [plane, spec, isEmpty] = [planes[name], specs[name], files.length === 0];
  if (!isHalved(plane, spec)) return undefined;
  const each = adds.map((ofFrame) => ofFrame[name] ?? Infinity);
  const more = each.reduce((sum, one) => sum + one, 0);
  const room = roomOfHalf(spec);
  const known = isEmpty ? 0 : bound;
  if (known !== undefined && known + more <= room) return known + more;
  const now = isEmpty || more > room ? 0 : greatestSize(plane);
  if (Math.max(now + more, isEmpty ? 0 : now + WORTHWHILE * Math.max(...each)) <= room) return now + more;
  planes[name] = widen(plane, spec, isEmpty);
  return undefined;
}

/** A census of the sites of a component: what is counted over all of them, and which lie beyond limits. */
import type { Rectangle } from '@hotpix/core';
import type { FrameCounts } from '../evidence/evidence.ts';
import { arenaOf, WasmArena } from '../wasm/arena.ts';
import type { KernelOptions } from '../wasm/options.ts';
import type { Around, PlanesAround, Room } from './around.ts';
import { KernelAround } from './around-kernel.ts';
import { PlainAround } from './around-plain.ts';
import type {
  Classes,
  ClassLimits,
  ClassScales,
  CountedPlanes,
  FramesCounted,
  NearestLimits,
  ScoreSums,
  SumsCounted,
  Windows,
} from './classes.ts';
import { countClassesByKernel, countFramesByKernel, countSumsByKernel, findBeyondByKernel } from './kernel.ts';
import { sumScoresByKernel } from './scores-kernel.ts';
import {
  countClassesPlainly,
  countFramesPlainly,
  countSumsPlainly,
  findBeyondPlainly,
  sumScoresPlainly,
} from './plain.ts';

/** In how many frames sites count. */
export function countFrames(count: FrameCounts, { kernels = 'auto' }: KernelOptions = {}): FramesCounted {
  return done(
    count,
    kernels,
    (place) => countFramesByKernel(place, count),
    () => countFramesPlainly(count),
  );
}

/** Asks the same planes one thing after the other. */
export class Census {
  private readonly planes: CountedPlanes & PlanesAround;
  private readonly classes: Classes;
  private readonly kernels: KernelOptions['kernels'];

  constructor(planes: CountedPlanes & PlanesAround, classes: Classes, { kernels = 'auto' }: KernelOptions = {}) {
    this.planes = planes;
    this.classes = classes;
    this.kernels = kernels;
  }

  /** Sites by the numbers of their classes. */
  countClasses(): Uint32Array {
    const { planes, classes } = this;
    return this.do(
      (place) => countClassesByKernel(place, planes, classes),
      () => countClassesPlainly(planes, classes),
    );
  }

  /** Sites by class and sum. */
  countSums(windows: Windows): SumsCounted {
    const { planes, classes } = this;
    return this.do(
      (place) => countSumsByKernel(place, planes, classes, windows),
      () => countSumsPlainly(planes, classes, windows),
    );
  }

  /**
   * The sites that count and lie at or beyond a limit of their class, in the order of their indices.
   * @param wanted of more than this many only some more
   */
  findBeyond(limits: ClassLimits, nearest: NearestLimits, wanted = Infinity): Uint32Array {
    const { planes, classes } = this;
    return this.do(
      (place) => findBeyondByKernel(place, planes, classes, limits, nearest, wanted),
      () => findBeyondPlainly(planes, classes, limits, nearest, wanted),
    );
  }

  /** Sums of scores in blocks, of which none is more than a clip above or below 0. @param area that the lines are of */
  sumScores(scales: ClassScales, clip: number, area: Rectangle): ScoreSums {
    const { planes, classes } = this;
    return this.do(
      (place) => sumScoresByKernel(place, planes, classes, scales, clip, area),
      () => sumScoresPlainly(planes, classes, scales, clip, area),
    );
  }

  /** Looks at windows, again and again. @param room for the largest of them */
  around(scales: ClassScales, room: Room): Around {
    const { planes, classes } = this;
    const { count, sum, above, below } = planes;
    const plainly = (): Around => new PlainAround(planes, classes, scales, room);
    return this.do((place) => {
      const areThere = [count, sum, above, below].every((plane) => place.has(plane));
      return areThere ? new KernelAround(place, planes, classes, scales, room) : plainly();
    }, plainly);
  }

  private do<T>(byKernel: (place: WasmArena) => T, plainly: () => T): T {
    return done(this.planes.count, this.kernels, byKernel, plainly);
  }
}

let spare: WasmArena | undefined;

function done<T>(
  count: FrameCounts,
  kernels: KernelOptions['kernels'],
  byKernel: (place: WasmArena) => T,
  plainly: () => T,
): T {
  const place = kernels === 'auto' ? (arenaOf(count) ?? (spare ??= WasmArena.create())) : undefined;
  if (!place) return plainly();
  try {
    return byKernel(place);
  } catch (error) {
    // What the kernels need beside the planes has no room.
    if (error instanceof RangeError) return plainly();
    throw error;
  }
}

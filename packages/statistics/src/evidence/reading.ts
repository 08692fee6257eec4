/** What is read off the values of a frame before its evidence is added. Threads have this, and none of what makes values. */
import type { FrameShape } from '@hotpix/core';
import { extremesOf, type Extremes } from '../filtering.ts';
import type { MeasureLevels } from '../noise/levels.ts';
import { estimateNoise, type NoiseModel } from '../noise/noise.ts';
import { ringsOf } from '../rings.ts';
import { clippedFrom } from '../saturation.ts';
import type { View } from '../view.ts';

/** Values to read: those that light makes can be clipped, those of a component of chroma cannot. */
export interface Readable {
  readonly shape: FrameShape;
  readonly samples: View['samples'];
  readonly isChroma: boolean;
}

export interface Reading {
  /** One model per ring. */
  readonly noise: readonly NoiseModel[];
  /** From this value on a neighbour is clipped, in DN. */
  readonly clippedFrom: number;
  readonly extremes: Extremes;
}

/** @param measureLevels how the noise is measured; by default plainly */
export function read({ shape, samples, isChroma }: Readable, measureLevels?: MeasureLevels): Reading {
  const rings = ringsOf(shape);
  const clipped = isChroma ? shape.white : clippedFrom(shape, samples);
  return {
    noise: rings.map((ring) => estimateNoise(shape, samples, ring, measureLevels)),
    clippedFrom: clipped,
    extremes: extremesOf(shape, samples, rings[0], clipped),
  };
}

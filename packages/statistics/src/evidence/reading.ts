/** What is read off the values of a frame before its evidence is added. Threads have this, and none of what makes values. */
import type { FrameShape } from '@hotpix/core';
import { extremesOf, type Extremes } from '../filtering.ts';
import { isSmall, lookPlainly, type LookAt, type Range } from '../look.ts';
import { noiseOf, type NoiseModel } from '../noise/noise.ts';
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
  /** Within which all samples of 8 bits lie, in DN. */
  readonly range: Range;
}

const ANY: Range = { least: 0, greatest: 255 };

export function read({ shape, samples, isChroma }: Readable, lookAt: LookAt = lookPlainly): Reading {
  const rings = ringsOf(shape);
  const look = lookAt(shape, samples);
  const clipped = isChroma ? shape.white : clippedFrom(shape, look.brightest());
  return {
    noise: rings.map((ring) => noiseOf(shape, look.levels(ring))),
    clippedFrom: clipped,
    extremes: extremesOf(shape, samples, rings[0], clipped),
    range: samples instanceof Uint8Array && isSmall(shape) ? look.range() : ANY,
  };
}

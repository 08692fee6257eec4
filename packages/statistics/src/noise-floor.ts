/** The noise of the darkest places of the frames of a set, below which no good pixel falls. */
import type { Frame, Planes, PlaneSpecs, Rows } from '@hotpix/core';
import type { NoiseModel } from './noise/noise.ts';

/** Units of a variance in one DN², and the greatest that is counted: sums of its square stay exact. */
const UNITS = 4;
const MOST = 2 ** 18;

export interface NoiseFloorPlanes extends Planes {
  /** Sums over the frames of the variance of a sample's noise in quarters of DN², and of its square. */
  readonly floor: Float64Array;
}

export const NOISE_FLOOR_PLANES = {
  floor: { type: 'Float64Array', length: 2, merge: 'sum' },
} as const satisfies PlaneSpecs;

/** Adds that of a frame once, with its first rows. */
export function addNoiseFloor(
  { floor }: NoiseFloorPlanes,
  { black }: Frame,
  { from }: Rows,
  [noise]: readonly NoiseModel[],
): void {
  if (from > 0) return;
  const variance = noise.variance[Math.max(0, Math.floor(black)) >> noise.shift];
  const units = Math.min(MOST, Math.round(variance * UNITS));
  floor[0] += units;
  floor[1] += units * units;
}

/** What noise alone makes of a good pixel. */
export interface NoiseFloor {
  /** Expected sum of squared deviations in DN². */
  readonly deviations: number;
  /**
   * As of how many frames that are equally noisy: (Σσ²)² / Σσ⁴, as Satterthwaite (1946) gives the degrees of freedom of a sum of
   * variances.
   */
  readonly frames: number;
}

export function noiseFloorOf({ floor: [sum, squares] }: NoiseFloorPlanes): NoiseFloor {
  return { deviations: sum / UNITS, frames: squares === 0 ? 0 : sum ** 2 / squares };
}

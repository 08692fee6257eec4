/** How much a sample differs from its neighbours by noise alone, as a function of the level, read off the frame itself. */
import type { FrameShape } from '@hotpix/core';
import type { Neighbourhood } from '../neighbours.ts';
import type { View } from '../view.ts';
import { measureLevelsPlainly, type Point } from './levels.ts';

/** Entries of the table a sample is looked up in. */
const TABLE_BITS = 12;
/** Rounding to whole DN makes itself felt below this, in DN. */
const LEAST_SIGMA = 0.5;

/** Variance of a residual by level, in DN²: `variance[level >> shift]`. */
export interface NoiseModel {
  readonly variance: Float64Array;
  readonly shift: number;
}

/**
 * The noise of a frame against a ring of neighbours. At each level the calmer half of the sites, by the spread of their
 * neighbours, is taken to be free of scenery, and the median absolute residual there gives sigma; between levels it is
 * interpolated.
 */
export function estimateNoise(shape: FrameShape, values: View['samples'], ring: Neighbourhood): NoiseModel {
  return noiseOf(shape, measureLevelsPlainly(shape, values, ring));
}

/** @param points in the order of their levels */
export function noiseOf({ bits }: FrameShape, points: readonly Point[]): NoiseModel {
  const width = bits > 8 ? 16 : 8;
  const shift = Math.max(0, width - TABLE_BITS);
  const variance = new Float64Array(1 << (width - shift));
  let above = 0;
  for (let i = 0; i < variance.length; i++) {
    const level = i << shift;
    while (above < points.length && points[above].level < level) above++;
    variance[i] = Math.max(LEAST_SIGMA, interpolate(points, above, level)) ** 2;
  }
  return { variance, shift };
}

/** @param above of the first point at this level or above, if there is one */
function interpolate(points: readonly Point[], above: number, level: number): number {
  if (points.length === 0) return 0;
  if (above === 0) return points[0].sigma;
  if (above === points.length) return points[above - 1].sigma;
  const [a, b] = [points[above - 1], points[above]];
  return a.sigma + ((b.sigma - a.sigma) * (level - a.level)) / (b.level - a.level);
}

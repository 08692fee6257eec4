/** Whether a camera filters its own raw files: the trace that leaves in its samples. */
import type { FrameShape, Planes, PlaneSpecs, Rows } from '@hotpix/core';
import { offsetsOf, type Neighbourhood } from './neighbours.ts';
import { strideFor } from './stride.ts';
import type { View } from './view.ts';

/** About this many places per frame are looked at. */
const PLACES = 1 << 16;
/** Fewer extremes say nothing. */
const LEAST_EXTREMES = 1000;

/** Greatest samples that equal a neighbour, that exceed all; least samples that equal one, that lie below all. */
export type Extremes = [ties: number, above: number, lowTies: number, below: number];

/** How samples that no neighbour surpasses compare with the extreme one of their neighbours. */
export interface FilteringPlanes extends Planes {
  /** The sums of `Extremes`. */
  readonly extremes: Float64Array;
}

export const FILTERING_PLANES = {
  extremes: { type: 'Float64Array', length: 4, merge: 'sum' },
} as const satisfies PlaneSpecs;

/** How many extremes of each kind a mosaic has, in places that are not clipped; none of other frames. */
export function extremesOf(
  shape: FrameShape,
  samples: View['samples'],
  neighbourhood: Neighbourhood,
  clippedFrom: number,
): Extremes {
  const { active, width, mosaic } = shape;
  const extremes: Extremes = [0, 0, 0, 0];
  if (!mosaic) return extremes;
  const step = strideFor(shape, PLACES);
  const { reach, periodX, periodY } = neighbourhood;
  const offsets = offsetsOf(neighbourhood, width);
  const right = active.x + active.width - reach;
  for (let y = active.y + reach; y < active.y + active.height - reach; y += step) {
    const row = (y % periodY) * periodX;
    for (let x = active.x + reach; x < right; x += step)
      countExtreme(extremes, samples, y * width + x, offsets[row + (x % periodX)], clippedFrom);
  }
  return extremes;
}

function countExtreme(
  extremes: Extremes,
  samples: View['samples'],
  i: number,
  near: Int32Array,
  clippedFrom: number,
): void {
  let least = samples[i + near[0]];
  let greatest = least;
  for (let k = 1; k < near.length; k++) {
    // Without branches: which way they go is as good as random.
    const neighbour = samples[i + near[k]];
    const below = neighbour - least;
    const above = greatest - neighbour;
    least += below & (below >> 31);
    greatest -= above & (above >> 31);
  }
  const sample = samples[i];
  if (greatest >= clippedFrom || greatest === least) return;
  if (sample >= greatest) extremes[sample === greatest ? 0 : 1]++;
  if (sample <= least) extremes[sample === least ? 2 : 3]++;
}

/** Adds those of a frame once, with its first rows. */
export function addFiltering({ extremes }: FilteringPlanes, { from }: Rows, more: Extremes): void {
  if (from > 0) return;
  for (let i = 0; i < more.length; i++) extremes[i] += more[i];
}

/**
 * Share of the greatest samples that only equal their neighbours' maximum, less that of the least samples that equal their
 * minimum. About 0 for a sensor whose noise is as it comes; near 1 for a camera that caps each sample at its neighbours' maximum.
 */
export function cappedShare({ extremes: [ties, above, lowTies, below] }: FilteringPlanes): number | undefined {
  if (ties + above < LEAST_EXTREMES || lowTies + below < LEAST_EXTREMES) return undefined;
  return ties / (ties + above) - lowTies / (lowTies + below);
}

/** Whether a camera filters its own raw files: the trace that leaves in its samples. */
import type { Frame, Planes, PlaneSpecs, Rows } from '@hotpix/core';
import { offsetsOf } from './neighbours.ts';
import { strideFor } from './stride.ts';
import type { View } from './view.ts';

/** About this many places per frame are looked at. */
const PLACES = 1 << 16;
/** Fewer extremes say nothing. */
const LEAST_EXTREMES = 1000;

/** How samples that no neighbour surpasses compare with the extreme one of their neighbours. */
export interface FilteringPlanes extends Planes {
  /** Greatest samples that equal a neighbour, that exceed all; least samples that equal one, that lie below all. */
  readonly extremes: Float64Array;
}

export const FILTERING_PLANES = {
  extremes: { type: 'Float64Array', length: 4, merge: 'sum' },
} as const satisfies PlaneSpecs;

/** Counts the extremes among some rows of a mosaic, in places that are not clipped. */
export function addFiltering(
  { extremes }: FilteringPlanes,
  frame: Frame,
  { from, to }: Rows,
  { samples, rings: [neighbourhood], clippedFrom }: View & { readonly clippedFrom: number },
): void {
  const { active, width } = frame;
  if (!frame.mosaic) return;
  const step = strideFor(frame, PLACES);
  const { reach, periodX, periodY } = neighbourhood;
  const offsets = offsetsOf(neighbourhood, width);
  const [left, right] = [active.x + reach, active.x + active.width - reach];
  const bottom = Math.min(to, active.y + active.height - reach);
  for (let y = active.y + reach; y < bottom; y += step) {
    if (y < from) continue;
    const row = (y % periodY) * periodX;
    for (let x = left; x < right; x += step)
      addExtreme(extremes, samples, y * width + x, offsets[row + (x % periodX)], clippedFrom);
  }
}

function addExtreme(
  extremes: Float64Array,
  samples: View['samples'],
  i: number,
  near: Int32Array,
  clippedFrom: number,
): void {
  let least = samples[i + near[0]];
  let greatest = least;
  for (let k = 1; k < near.length; k++) {
    const neighbour = samples[i + near[k]];
    if (neighbour < least) least = neighbour;
    else if (neighbour > greatest) greatest = neighbour;
  }
  const sample = samples[i];
  if (greatest >= clippedFrom || greatest === least) return;
  if (sample >= greatest) extremes[sample === greatest ? 0 : 1]++;
  if (sample <= least) extremes[sample === least ? 2 : 3]++;
}

/**
 * Share of the greatest samples that only equal their neighbours' maximum, less that of the least samples that equal their
 * minimum. About 0 for a sensor whose noise is as it comes; near 1 for a camera that caps each sample at its neighbours' maximum.
 */
export function cappedShare({ extremes: [ties, above, lowTies, below] }: FilteringPlanes): number | undefined {
  if (ties + above < LEAST_EXTREMES || lowTies + below < LEAST_EXTREMES) return undefined;
  return ties / (ties + above) - lowTies / (lowTies + below);
}

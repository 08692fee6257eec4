/** The samples by which those of a block are estimated. */
import { MOST_POINTS } from './kriging.ts';
import { FURTHEST, SPAN } from './similarity.ts';
import type { Spot } from './spot.ts';
import type { Window } from './window.ts';

/** Samples so near to a spot count: the first of these distances that has enough good ones. */
const REACHES = [3, 6, 12, 24, FURTHEST];
export const ENOUGH = 12;
/** But none further from the block: a spot may be long. */
const LEAST_SPAN = 9;
/** So many where there are more than MOST_POINTS. */
const NEAREST = 128;

const places = new Int32Array(SPAN * SPAN);

/**
 * The samples of a block, and those near a spot that touches it: their places in a window, which is moved to where they are, row by row.
 * Undefined where nothing good is near enough. They are overwritten by the next.
 */
export function pointsAround(window: Window, block: number): Int32Array | undefined {
  const { spots } = window.smear.at(block);
  let reached = 0;
  for (const reach of REACHES) {
    const span = Math.max(reach, LEAST_SPAN);
    if (span > reached) window.move(block, span);
    reached = span;
    const { count, good } = choose(window, block, spots, reach);
    if (good >= ENOUGH) return count <= MOST_POINTS ? places.subarray(0, count) : nearest(window, block, count);
  }
  return undefined;
}

/** Writes to `places`, and tells how many, and how many of them are good. */
function choose(
  { smear, left, top, width, height, rings }: Window,
  block: number,
  spots: readonly Spot[],
  reach: number,
): { count: number; good: number } {
  const column = block % smear.plane.stride;
  const row = Math.floor(block / smear.plane.stride);
  let count = 0;
  let good = 0;
  for (let y = top, at = 0; y < top + height; y++) {
    for (let x = left; x < left + width; x++, at++) {
      const isInside = x >> 3 === column && y >> 3 === row;
      if (!isInside && !isNear(spots, x, y, reach)) continue;
      // A bad sample that mirrors none says nothing outside its block.
      if (!isInside && rings[at] > 0 && smear.rings[rings[at]].shared === 0) continue;
      if (rings[at] === 0) good++;
      places[count++] = at;
    }
  }
  return { count, good };
}

function isNear(spots: readonly Spot[], column: number, row: number, reach: number): boolean {
  for (const { x, y, width, height } of spots) {
    if (column < x - reach || column >= x + width + reach) continue;
    if (row >= y - reach && row < y + height + reach) return true;
  }
  return false;
}

function nearest({ smear, left, top, width }: Window, block: number, count: number): Int32Array {
  const x = 8 * (block % smear.plane.stride) + 3.5 - left;
  const y = 8 * Math.floor(block / smear.plane.stride) + 3.5 - top;
  const distances = new Float64Array(count);
  for (let i = 0; i < count; i++) distances[i] = Math.hypot((places[i] % width) - x, Math.floor(places[i] / width) - y);
  const limit = distances.slice().sort()[NEAREST - 1];
  // Of those that are as far as the last one the first are taken.
  let atLimit = NEAREST;
  for (const distance of distances) if (distance < limit) atLimit--;
  const isChosen = (distance: number): boolean => distance < limit || (distance === limit && atLimit-- > 0);
  return places.subarray(0, count).filter((_, i) => isChosen(distances[i]));
}

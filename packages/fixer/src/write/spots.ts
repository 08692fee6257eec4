import type { Patch } from '@hotpix/core';
import type { Spot } from '@hotpix/jpeg';

/** The extents of the defects that patches mend, each once; of a patch that names none its pixel. */
export function spotsOf(patches: readonly Patch[]): Spot[] {
  const spots = patches.map(({ x, y, extent = { x, y, width: 1, height: 1 } }) => extent);
  return [...new Map(spots.map((spot) => [[spot.x, spot.y, spot.width, spot.height].join(), spot])).values()];
}

/** Tells lights from smeared pixels in pictures, by the shape of the spot in the mean of all photographs. */
import type { Moments } from '@hotpix/statistics';
import type { Hit } from './hit.ts';
import type { Still } from './still-lights.ts';

/** Pixels from a spot to where neither a light nor a smear shows. */
const FAR = 5;
/**
 * What a light shows at least, as shares of its peak: on the second least and the fifth least of the eight pixels around, and on the
 * middle one of the sixteen at distance 2. A lens draws it round. A pixel is smeared by demosaicing, which goes along the grid,
 * leaves little across its corners, and ends at the next pixel.
 */
const ROUND = { second: 0.2, fifth: 0.45, far: 0.02 };

/** The hits that no light makes, and how many may be made by one. */
export function withoutRound(hits: readonly Hit[], moments: Moments): { hits: Hit[]; still: Still } {
  const narrow = hits.filter(({ x, y, amplitude }) => !isRound(moments, x, y, Math.sign(amplitude)));
  return { hits: narrow, still: { lights: hits.length - narrow.length, all: hits.length } };
}

/** Whether the spot at (x, y) is as round as light. @param sign of what it differs by */
export function isRound(moments: Moments, x: number, y: number, sign: number): boolean {
  const far = ring(moments, x, y, FAR);
  const level = far[far.length >> 1];
  const peak = moments.mean(x, y) - level;
  if (!(sign * peak > 0)) return false;
  const shareOf = (distance: number, part: number): number => {
    const shares = ring(moments, x, y, distance).map((value) => (value - level) / peak);
    return shares.sort((a, b) => a - b)[Math.floor(part * shares.length)];
  };
  return shareOf(1, 1 / 8) >= ROUND.second && shareOf(1, 1 / 2) >= ROUND.fifth && shareOf(2, 1 / 2) >= ROUND.far;
}

/** The luma of the active pixels at a distance in x or y, whichever is larger; ascending. */
function ring(moments: Moments, x: number, y: number, distance: number): number[] {
  const { active } = moments.shape;
  const values: number[] = [];
  for (let row = Math.max(active.y, y - distance); row <= Math.min(active.y + active.height - 1, y + distance); row++) {
    const isFull = Math.abs(row - y) === distance;
    for (let column = x - distance; column <= x + distance; column += isFull ? 1 : 2 * distance) {
      if (column >= active.x && column < active.x + active.width) values.push(moments.mean(column, row));
    }
  }
  return values.sort((a, b) => a - b);
}

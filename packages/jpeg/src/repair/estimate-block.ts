/**
 * The block as it would be without the defect: the mean of what it may be, given the samples in and around it (Gaussian
 * process regression, or kriging). What a sample holds is the picture, what the defect adds (smear.ts), and what rounding the
 * coefficients did; the last spreads the defect over the whole block, which therefore is estimated as a whole.
 */
import type { Kriging } from './kriging.ts';
import { ENOUGH, pointsAround } from './points-around.ts';
import { LENGTH, putSimilarities } from './similarity.ts';
import { textureAround } from './texture.ts';
import type { Window } from './window.ts';

/** Coefficients of a block without defect are mostly rounded to zero, and then err by less than step^2 / 12. */
const QUIET = 0.5;

/**
 * @param window on the component, to be moved
 * @returns what to add to the 64 samples; undefined where nothing good is near enough
 */
export function estimateBlock(window: Window, kriging: Kriging, block: number): Float64Array | undefined {
  const points = pointsAround(window, block);
  if (!points) return undefined;
  const { values, rings } = window;
  let sum = 0;
  let good = 0;
  for (const at of points) {
    if (rings[at] > 0) continue;
    sum += values[at];
    good++;
  }
  if (good < ENOUGH) return undefined;
  const level = sum / good;
  const { step, power } = textureAround(window, block, points);
  lay(window, kriging, points, level);
  putSimilarities(kriging.similarities, extentOf(kriging, points.length), step * LENGTH ** power, power);
  const estimates = kriging.estimate({ count: points.length, block, level });
  const delta = new Float64Array(64);
  const { stride } = window.smear.plane;
  for (const at of points) {
    const x = window.left + (at % window.width);
    const y = window.top + Math.floor(at / window.width);
    if ((y >> 3) * stride + (x >> 3) !== block) continue;
    const place = 8 * (y & 7) + (x & 7);
    delta[place] = Math.min(Math.max(estimates[place], 0), 255) - values[at];
  }
  return delta;
}

function lay(
  { smear, left, top, width, ...window }: Window,
  kriging: Kriging,
  points: Int32Array,
  level: number,
): void {
  const { xs, ys, blocks, places, links, values, shared, own, shares } = kriging;
  const last = new Map<number, number>();
  for (let i = 0; i < points.length; i++) {
    const at = points[i];
    const y = top + Math.floor(at / width);
    const x = left + (at % width);
    xs[i] = x;
    ys[i] = y;
    blocks[i] = (y >> 3) * smear.plane.stride + (x >> 3);
    places[i] = 8 * (y & 7) + (x & 7);
    values[i] = window.values[at] - level;
    shares[i] = window.touched[at] === 0 ? QUIET : 1;
    const ring = window.rings[at];
    shared[i] = smear.rings[ring].shared;
    own[i] = smear.rings[ring].own;
    links[i] = last.get(ring) ?? -1;
    if (ring > 0) last.set(ring, i);
  }
}

/** Across and down. */
function extentOf({ xs, ys }: Kriging, count: number): { across: number; down: number } {
  let least = xs[0];
  let most = xs[0];
  for (let i = 1; i < count; i++) {
    if (xs[i] < least) least = xs[i];
    if (xs[i] > most) most = xs[i];
  }
  return { across: most - least + 1, down: ys[count - 1] - ys[0] + 1 };
}

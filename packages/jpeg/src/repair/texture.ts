/** How rough the picture is around a block. */
import { SPAN } from './similarity.ts';
import type { Window } from './window.ts';

/** How far around the block to look, in samples, and how many samples will do. */
const BESIDE = 5;
const ENOUGH = 12;
/** The least variance between neighbours: a picture in 8 bits has no less. */
const LEAST_STEP = 0.1;
/** The power of a covariance function is less than 2. */
const SMOOTHEST = 1.8;

/** The beginning of a variogram. */
export interface Texture {
  /** Half the mean squared difference of neighbours. */
  readonly step: number;
  /** It grows with this power of the distance, 1 to 1.8. */
  readonly power: number;
}

/** The samples of a window that count, and NaN for all others. */
const known = new Float64Array(SPAN * SPAN);

/** @param points whose good ones are taken where there is no block without a spot around */
export function textureAround(window: Window, block: number, points: Int32Array): Texture {
  if (putBeside(window, block) < ENOUGH) {
    known.fill(NaN, 0, window.width * window.height);
    for (const at of points) if (window.rings[at] === 0) known[at] = window.values[at];
  }
  const step = Math.max(variogram(window, 1), LEAST_STEP);
  const power = Math.log2(Math.max(variogram(window, 2), LEAST_STEP) / step);
  return { step, power: Math.min(Math.max(power, 1), SMOOTHEST) };
}

/** Of blocks that no spot touches: the others are noisier than the picture. Tells how many. */
function putBeside({ smear, left, top, width, height, values, touched }: Window, block: number): number {
  const [x, y] = [8 * (block % smear.plane.stride) - left, 8 * Math.floor(block / smear.plane.stride) - top];
  let count = 0;
  for (let row = 0, at = 0; row < height; row++) {
    const isNear = row >= y - BESIDE && row < y + 8 + BESIDE;
    for (let column = 0; column < width; column++, at++) {
      const isBeside = isNear && column >= x - BESIDE && column < x + 8 + BESIDE && touched[at] === 0;
      known[at] = isBeside ? values[at] : NaN;
      if (isBeside) count++;
    }
  }
  return count;
}

/** Half the mean squared difference of samples so far apart, across and down. */
function variogram({ width, height }: Window, lag: number): number {
  let sum = 0;
  let count = 0;
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const right = column + lag < width ? known[at + lag] - known[at] : NaN;
      const below = row + lag < height ? known[at + lag * width] - known[at] : NaN;
      if (right === right) {
        sum += right ** 2;
        count++;
      }
      if (below === below) {
        sum += below ** 2;
        count++;
      }
    }
  }
  return sum / Math.max(2 * count, 1);
}

/** What the steps of good pixels look like: the histogram of all, without those of the pixels that are reported. */
import type { FrameShape } from '@hotpix/core';
import { CLEARLY, type SitePlanes, phaseAt, phasesOf, REACH, STEPS } from '@hotpix/statistics';

/** Bins of one phase. */
const BINS = 2 * REACH + 1;
/** The least step that is clearly a difference. */
const CLEAR = CLEARLY * STEPS;

/** Steps at the clip, on either side of all phases together, that are added to what was seen. */
const ONCE_MORE = 1;

/** What sites showed on one side. */
interface Side {
  /** Frames in which they differed clearly. */
  clear: number;
  /** Sum of the sizes of their steps. */
  size: number;
}

/**
 * Histograms of the steps of all sites but the given ones, phase by phase. Planes keep no histogram per site, but they keep how
 * often it differed clearly and by how much in sum; from these it follows how often it was at the clip, and the rest is taken
 * to be distributed as that of the others. Some hundred defects, each smeared over a picture, would otherwise
 * make chance look stronger than it is, and hide the weaker ones among them.
 *
 * What is left out, or was never seen, may still happen once more (Laplace's rule of succession): so no site is beyond chance by
 * one frame alone, which a star or a cosmic ray may have met.
 */
export function backgroundOf(planes: SitePlanes, shape: FrameShape, except: Iterable<number>): Float64Array[] {
  const phases = phasesOf(shape);
  const length = phases.width * phases.height;
  const background = Array.from({ length }, (_, i) => planes.histogram.slice(i * BINS, (i + 1) * BINS));
  const sides = background.map((): [Side, Side] => [
    { clear: 0, size: 0 },
    { clear: 0, size: 0 },
  ]);
  const middles = new Float64Array(length);
  for (const i of except) {
    const phase = phaseAt(phases, shape.width, i);
    const [above, below] = sides[phase];
    above.clear += planes.above[i];
    below.clear += planes.below[i];
    // The rest of its frames adds nothing to the sum of a site on the mean, whichever its sign.
    if (planes.above[i] > planes.below[i]) above.size += planes.sum[i];
    if (planes.below[i] > planes.above[i]) below.size -= planes.sum[i];
    middles[phase] += planes.count[i] - planes.above[i] - planes.below[i];
  }
  background.forEach((histogram, phase) => {
    takeSide(histogram, sides[phase][0], 1);
    takeSide(histogram, sides[phase][1], -1);
    scale(histogram, 1 - CLEAR, CLEAR - 1, middles[phase], 1);
    histogram[0] += ONCE_MORE / length;
    histogram[2 * REACH] += ONCE_MORE / length;
  });
  return background;
}

/** Takes the clear differences of the sites out of one side of a histogram. */
function takeSide(histogram: Float64Array, { clear, size }: Side, sign: 1 | -1): void {
  let [frames, sizes] = [0, 0];
  for (let step = CLEAR; step < REACH; step++) {
    frames += histogram[REACH + sign * step];
    sizes += histogram[REACH + sign * step] * step;
  }
  const mean = frames === 0 ? CLEAR : sizes / frames;
  const clipped = Math.min(clear, Math.max(0, (size - mean * clear) / (REACH - mean)));
  histogram[REACH + sign * REACH] = Math.max(0, histogram[REACH + sign * REACH] - clipped);
  scale(histogram, CLEAR, REACH - 1, clear - clipped, sign);
}

/** Lessens the bins between two steps by a number in all, in proportion to what they hold. */
function scale(histogram: Float64Array, from: number, to: number, less: number, sign: 1 | -1): void {
  let total = 0;
  for (let step = from; step <= to; step++) total += histogram[REACH + sign * step];
  if (total === 0) return;
  for (let step = from; step <= to; step++) histogram[REACH + sign * step] *= Math.max(0, 1 - less / total);
}

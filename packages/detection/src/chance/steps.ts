/** Histograms of the steps of clipped z, and what follows from them. `histogram[REACH + step]` counts a step. */
import { CLEARLY, EXCESS_FROM, REACH, STEPS } from '@hotpix/statistics';

/** The least step that is clearly a difference. */
const CLEAR = CLEARLY * STEPS;
/** More than this share of the steps is never taken to be clear on one side. */
const MOST = 0.45;

/** A number for either side. */
export interface Clear {
  readonly above: number;
  readonly below: number;
}

/** Shares of the steps that are clear differences, 0 to 1. */
export function clearSharesOf(histogram: Float64Array): Clear {
  let [above, below, all] = [0, 0, 0];
  for (let i = 0; i < histogram.length; i++) {
    all += histogram[i];
    if (i - REACH >= CLEAR) above += histogram[i];
    if (i - REACH <= -CLEAR) below += histogram[i];
  }
  return all === 0 ? { above: 0, below: 0 } : { above: above / all, below: below / all };
}

/** The histogram of a place where clear differences are more frequent by these factors. */
export function moreClear(histogram: Float64Array, factors: Clear): Float64Array {
  const shares = clearSharesOf(histogram);
  const above = Math.min(factors.above, Math.max(1, MOST / shares.above));
  const below = Math.min(factors.below, Math.max(1, MOST / shares.below));
  const middle = (1 - above * shares.above - below * shares.below) / (1 - shares.above - shares.below);
  return histogram.map((count, i) => {
    const step = i - REACH;
    return count * (step >= CLEAR ? above : step <= -CLEAR ? below : middle);
  });
}

/** How often each step beyond the excess was seen, as a histogram of its own. */
export function excessOf(histogram: Float64Array): Float64Array {
  const from = EXCESS_FROM * STEPS;
  const reach = REACH - from;
  const excess = new Float64Array(2 * reach + 1);
  for (let i = 0; i < histogram.length; i++) excess[reach + Math.max(0, i - REACH - from)] += histogram[i];
  return excess;
}

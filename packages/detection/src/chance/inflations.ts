/** How much more the scores of sites spread than independent frames would make them. */
import type { Phase } from './phase.ts';
import type { Sites } from './sites.ts';
import type { SumCounts } from './sum-counts.ts';

/** Scores are binned this finely to find their spread. */
const BIN = 1 / 16;
/** Bins of the scores of a phase. */
const BINS = 4096;

/** Of each phase the factor by which the middle 68 % of the scores do, at least 1. @param scores of the sums, not widened */
export function inflationsOf({ phases, sites }: SumCounts, scores: Float64Array, ofPhases: number): number[] {
  const bins = new Uint32Array(BINS * ofPhases);
  for (let entry = 0; entry < scores.length; entry++) {
    const bin = Math.round(scores[entry] / BIN) + BINS / 2;
    bins[phases[entry] * BINS + Math.max(0, Math.min(BINS - 1, bin))] += sites[entry];
  }
  return Array.from({ length: ofPhases }, (_, i) => {
    const [from, to] = quantilesOf(bins.subarray(i * BINS, (i + 1) * BINS));
    return Math.max(1, ((to - from) * BIN) / 2);
  });
}

/** The sums of sites in standard deviations of independent frames. */
export function rawScoresOf({ sums: counted, classes, numbers, stride }: Sites, of: readonly Phase[]): Float64Array {
  const { phases, frames, sums } = counted;
  const [middles, units] = [new Float64Array(numbers), new Float64Array(numbers)];
  for (const { number, phase, frames: n } of classes) {
    middles[number] = of[phase].middleOf(n);
    units[number] = of[phase].rawUnitOf(n);
  }
  const scores = new Float64Array(sums.length);
  for (let entry = 0; entry < sums.length; entry++) {
    const number = phases[entry] * stride + frames[entry];
    scores[entry] = (sums[entry] - middles[number]) / units[number];
  }
  return scores;
}

/** Indices of the bins below which the ends of the middle 68 % of all counts lie. */
function quantilesOf(bins: Uint32Array): [number, number] {
  // Loops, for there are so many bins that calls of a function for each take longer than all that is done with them.
  let total = 0;
  for (let i = 0; i < bins.length; i++) total += bins[i];
  let [sum, from, i] = [0, -1, 0];
  for (; i < bins.length - 1; i++) {
    sum += bins[i];
    if (from < 0 && sum >= 0.1587 * total) from = i;
    if (sum >= 0.8413 * total) break;
  }
  return [from < 0 ? i : from, i];
}

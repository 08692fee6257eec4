/** How much more the scores of sites spread than independent frames would make them. */
import type { Phase } from './phase.ts';
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
    const own = bins.subarray(i * BINS, (i + 1) * BINS);
    const spread = quantile(own, 0.8413) - quantile(own, 0.1587);
    return Math.max(1, (spread * BIN) / 2);
  });
}

/** The sums in standard deviations of independent frames. */
export function rawScoresOf({ phases, frames, sums }: SumCounts, of: readonly Phase[]): Float64Array {
  const scores = new Float64Array(sums.length);
  let [phase, n, middle, unit] = [-1, -1, 0, 0];
  for (let entry = 0; entry < sums.length; entry++) {
    // Most have the class of the one before.
    if (phases[entry] !== phase || frames[entry] !== n) {
      [phase, n] = [phases[entry], frames[entry]];
      [middle, unit] = [of[phase].middleOf(n), of[phase].rawUnitOf(n)];
    }
    scores[entry] = (sums[entry] - middle) / unit;
  }
  return scores;
}

/** Index of the bin below which the given share of all counts lies. */
function quantile(bins: Uint32Array, share: number): number {
  // Loops, for there are so many bins that calls of a function for each take longer than all that is done with them.
  let total = 0;
  for (let i = 0; i < bins.length; i++) total += bins[i];
  let sum = 0;
  for (let i = 0; i < bins.length; i++) {
    sum += bins[i];
    if (sum >= share * total) return i;
  }
  return 0;
}

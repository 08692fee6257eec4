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
    const [from, to] = quantilesOf(bins.subarray(i * BINS, (i + 1) * BINS));
    return Math.max(1, ((to - from) * BIN) / 2);
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

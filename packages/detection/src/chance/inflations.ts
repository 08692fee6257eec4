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
  const totals = new Float64Array(ofPhases);
  let first = BINS - 1;
  for (let entry = 0; entry < scores.length; entry++) {
    const phase = phases[entry];
    const bin = Math.max(0, Math.min(BINS - 1, Math.round(scores[entry] / BIN) + BINS / 2));
    bins[phase * BINS + bin] += sites[entry];
    totals[phase] += sites[entry];
    first = Math.min(first, bin);
  }
  return Array.from({ length: ofPhases }, (_, i) => {
    const [from, to] = quantilesOf(bins.subarray(i * BINS, (i + 1) * BINS), first, totals[i]);
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

/**
 * Indices of the bins below which the ends of the middle 68 % of all counts lie.
 * @param first before which nothing was counted @param total of all counts
 */
function quantilesOf(bins: Uint32Array, first: number, total: number): [number, number] {
  let [sum, from, to] = [0, -1, first];
  for (; to < bins.length - 1; to++) {
    sum += bins[to];
    if (from < 0 && sum >= 0.1587 * total) from = to;
    if (sum >= 0.8413 * total) break;
  }
  return [from < 0 ? to : from, to];
}

import type { Evidence } from '@hotpix/result';
import type { Sites } from './sites.ts';
import type { NullModel } from './null-model.ts';

/** At most this many bins. */
const BINS = 160;
/** Numbers of frames for which the expected scores are worked out, each for as many sites: they depend on it little. */
const PARTS = 4;

/** How many pixels reached which score, and how many would by chance. */
export function scoreHistogram(nullModel: NullModel): Evidence['histogram'] {
  const { sites, scores } = nullModel;
  let [lowest, highest] = [0, 0];
  for (let entry = 0; entry < scores.length; entry++) {
    lowest = Math.min(lowest, scores[entry]);
    highest = Math.max(highest, scores[entry]);
  }
  const step = Math.max(0.25, Math.ceil(((highest - lowest) / BINS) * 4) / 4);
  const from = Math.floor(lowest / step) * step;
  const counts = new Array<number>(Math.floor((highest - from) / step) + 1).fill(0);
  scores.forEach((score, entry) => (counts[Math.floor((score - from) / step)] += sites.sums.sites[entry]));
  const usual = usualFrames(sites);
  const edges = Array.from({ length: counts.length + 1 }, (_, bin) => from + bin * step);
  // In most sets most sites count in the same number of frames.
  const known = new Map([...new Set(usual)].map((n) => [n, nullModel.shares(n, edges)]));
  const shares = usual.map((n) => known.get(n) ?? []);
  const expected = counts.map((_, bin) => {
    const share = shares.reduce((sum, ofFrames) => sum + ofFrames[bin], 0) / Math.max(1, shares.length);
    return Number((sites.length * share).toPrecision(4));
  });
  return { from, step, counts, expected };
}

/** In how many frames sites count: of all sites in that order, those in the middle of equal parts. */
function usualFrames({ classes, length }: Sites): number[] {
  const sorted = [...classes].sort((a, b) => a.frames - b.frames);
  let passed = 0;
  const usual: number[] = [];
  for (const { frames, sites } of sorted) {
    passed += sites;
    while (usual.length < PARTS && passed > ((usual.length + 0.5) * length) / PARTS) usual.push(frames);
  }
  return usual;
}

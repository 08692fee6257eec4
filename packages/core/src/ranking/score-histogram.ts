import type { Evidence } from '../result/schema.ts';
import type { EvidencePlanes } from '../statistics/evidence.ts';
import type { Yardstick } from './yardstick.ts';

/** At most this many bins. */
const BINS = 160;

/** How many pixels reached which score, and how many would by chance. */
export function scoreHistogram({ sum, count }: EvidencePlanes, yardstick: Yardstick): Evidence['histogram'] {
  const scores = new Map<number, Map<number, number>>();
  for (let i = 0; i < sum.length; i++) {
    if (count[i] === 0) continue;
    let sums = scores.get(count[i]);
    if (!sums) scores.set(count[i], (sums = new Map()));
    sums.set(sum[i], (sums.get(sum[i]) ?? 0) + 1);
  }
  const all = [...scores].flatMap(([n, sums]) =>
    [...sums].map(([s, sites]) => ({ n, s, sites, score: yardstick.score(n, s) })),
  );
  const lowest = all.reduce((least, { score }) => Math.min(least, score), 0);
  const highest = all.reduce((most, { score }) => Math.max(most, score), 0);
  const step = Math.max(0.25, Math.ceil(((highest - lowest) / BINS) * 4) / 4);
  const from = Math.floor(lowest / step) * step;
  const bins = Math.floor((highest - from) / step) + 1;
  const counts = new Array<number>(bins).fill(0);
  for (const { score, sites } of all) counts[Math.floor((score - from) / step)] += sites;
  const sites = new Map([...scores].map(([n, sums]) => [n, [...sums.values()].reduce((a, b) => a + b, 0)]));
  const expected = counts.map((_, bin) => {
    let total = 0;
    for (const [n, number] of sites) total += number * yardstick.share(n, from + bin * step, from + (bin + 1) * step);
    return Number(total.toPrecision(4));
  });
  return { from, step, counts, expected };
}

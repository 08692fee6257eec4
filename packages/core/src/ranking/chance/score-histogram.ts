import type { Evidence } from '../../result/schema.ts';
import type { EvidencePlanes } from '../../statistics/evidence.ts';
import type { Yardstick } from './yardstick.ts';

/** At most this many bins. */
const BINS = 160;

/** How many pixels reached which score, and how many would by chance. */
export function scoreHistogram({ count }: EvidencePlanes, yardstick: Yardstick): Evidence['histogram'] {
  const frames = new Map<number, number>();
  let [lowest, highest] = [0, 0];
  for (let i = 0; i < count.length; i++) {
    if (count[i] === 0) continue;
    frames.set(count[i], (frames.get(count[i]) ?? 0) + 1);
    const score = yardstick.score(i);
    if (score < lowest) lowest = score;
    if (score > highest) highest = score;
  }
  const step = Math.max(0.25, Math.ceil(((highest - lowest) / BINS) * 4) / 4);
  const from = Math.floor(lowest / step) * step;
  const counts = new Array<number>(Math.floor((highest - from) / step) + 1).fill(0);
  for (let i = 0; i < count.length; i++) {
    if (count[i] > 0) counts[Math.floor((yardstick.score(i) - from) / step)]++;
  }
  const expected = counts.map((_, bin) => {
    let total = 0;
    for (const [n, sites] of frames) total += sites * yardstick.share(n, from + bin * step, from + (bin + 1) * step);
    return Number(total.toPrecision(4));
  });
  return { from, step, counts, expected };
}

/** How long a farm of so many workers takes, from what its steps take: each worker does one job after the other. */
import { treeOf } from '../../packages/farm/src/tree.ts';
import type { Steps } from './steps.ts';

export const WORKERS = [1, 2, 5, 10, 20, 50, 100];

interface Simulated {
  readonly seconds: number;
  /** Beside one machine that scans and has no farm. */
  readonly speedUp: number;
  /** Share of the time in which photographs are scanned. */
  readonly scanning: number;
  readonly rest: string;
}

/** Jobs are taken in the order in which those that they wait for are done. */
export function simulated(
  steps: Steps,
  { photographs, slice }: { readonly photographs: number; readonly slice: number },
  workers: number,
): Simulated {
  const { start, photograph, store, fold, parts, load, rank } = steps;
  const slices = Array.from({ length: Math.ceil(photographs / slice) }, (_, i) => String(i));
  const { mergings, root } = treeOf(slices);
  const lanes = Array.from({ length: workers }, () => 0);
  const done = new Map<string, number>();
  for (const name of slices) done.set(name, take(lanes, 0, start + slice * photograph + store));
  const scanned = Math.max(...done.values());
  for (const { state, of } of mergings) {
    const ready = Math.max(...of.map((one) => done.get(one) ?? 0));
    const ends = Array.from({ length: parts }, () => take(lanes, ready, (of.length * fold) / parts));
    done.set(state, Math.max(...ends));
  }
  const merged = done.get(root) ?? scanned;
  const seconds = merged + start + load + rank;
  const alone = photographs * photograph + start + rank;
  const rest = [
    ['uneven slices, starting and storing', scanned - (photographs * photograph) / workers],
    ['merging', merged - scanned],
    ['ranking', seconds - merged],
  ] as const;
  const [[name]] = [...rest].sort(([, a], [, b]) => b - a);
  return {
    seconds,
    speedUp: alone / seconds,
    scanning: (photographs * photograph) / workers / seconds,
    rest: `mostly ${name}`,
  };
}

/** The worker that is free first takes it. @returns when it is done */
function take(lanes: number[], ready: number, duration: number): number {
  const first = lanes.indexOf(Math.min(...lanes));
  lanes[first] = Math.max(lanes[first], ready) + duration;
  return lanes[first];
}

/** The program of a thread that adds evidence. `scripts/kernels.mjs` makes a module of it that imports nothing. */
import type { FrameShape, Rows, ThreadScope } from '@hotpix/core';
import type { EvidenceFrame } from './evidence-frame.ts';
import { ringsOf } from '../rings.ts';
import type { Areas, Layout } from './layout.ts';
import { instantiate } from '../wasm/module.ts';
import type { SitePlanes } from './evidence.ts';
import { Passes } from './passes.ts';

/** Frames to add, or rows of those told of last. */
export type Order = Frames | { readonly rows: Rows; readonly of: number };

interface Frames {
  readonly module: WebAssembly.Module;
  /** In which all arrays lie. */
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  readonly areas: Areas;
  readonly shapes: readonly FrameShape[];
  readonly frames: readonly Omit<EvidenceFrame, 'rings'>[];
  readonly planes: Omit<SitePlanes, 'histogram'>;
  /** Length of the histogram. */
  readonly bins: number;
}

/** Rows were added; what has to be added to the histogram, in which threads would be in each other's way. */
export interface Answer {
  /** What the order said. */
  readonly of: number;
  readonly bins: Float64Array;
}

export function serve(scope: ThreadScope): void {
  let add: ((rows: Rows) => Float64Array) | undefined;
  scope.addEventListener('message', ({ data }) => {
    const order = data as Order;
    if (!('rows' in order)) add = adderOf(order);
    else if (add) scope.postMessage({ of: order.of, bins: add(order.rows) } satisfies Answer);
  });
}

function adderOf({ module, memory, layout, areas, shapes, frames, planes, bins }: Frames) {
  const place = { kernels: instantiate(module, memory), buffer: memory.buffer, has: () => true };
  const prepared = frames.map((frame, k) => ({ ...frame, rings: ringsOf(shapes[k]) }));
  const passes = new Passes(place, layout, areas, prepared);
  return (rows: Rows): Float64Array => {
    const histogram = new Float64Array(bins);
    passes.addRows({ ...planes, histogram }, rows);
    return histogram;
  };
}

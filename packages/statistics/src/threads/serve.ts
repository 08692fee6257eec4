/** The program of a thread that reads frames and adds evidence. `scripts/kernels.mjs` makes a module of it that imports nothing. */
import type { FrameShape, Plane, Rows, ThreadScope } from '@hotpix/core';
import type { EvidenceFrame } from './evidence-frame.ts';
import { ringsOf } from '../rings.ts';
import type { Areas, Layout } from './layout.ts';
import { instantiate } from '../wasm/module.ts';
import type { SitePlanes } from './evidence.ts';
import { Passes } from './passes.ts';
import { read, type Readable, type Reading } from './reading.ts';

/** Values to read, frames to add, or rows of those told of last. */
export type Order =
  { readonly read: Readable; readonly of: number } | Frames | { readonly rows: Rows; readonly of: number };

interface Frames {
  readonly module: WebAssembly.Module;
  /** In which the planes lie. */
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  readonly areas: Areas;
  readonly shapes: readonly FrameShape[];
  readonly frames: readonly Omit<EvidenceFrame, 'rings'>[];
  /** Whether the samples of each frame lie there as well. */
  readonly beside: readonly boolean[];
  readonly planes: Omit<SitePlanes, 'histogram'>;
  /** Length of the histogram. */
  readonly bins: number;
}

/**
 * What was read, or that rows were added: what has to be added to the histogram, in which threads would be in each other's way. `of`
 * is what the order said.
 */
export type Answer =
  { readonly of: number; readonly reading: Reading } | { readonly of: number; readonly bins: Float64Array };

export function serve(scope: ThreadScope): void {
  const answer = (message: Answer): void => scope.postMessage(message);
  let add: ((rows: Rows) => Float64Array) | undefined;
  scope.addEventListener('message', ({ data }) => {
    const order = data as Order;
    if ('read' in order) answer({ of: order.of, reading: read(order.read) });
    else if (!('rows' in order)) add = adderOf(order);
    else if (add) answer({ of: order.of, bins: add(order.rows) });
  });
}

function adderOf({ module, memory, layout, areas, shapes, frames, beside, planes, bins }: Frames) {
  const elsewhere = new Set<Plane>(frames.flatMap(({ samples }, k) => (beside[k] ? [] : [samples])));
  const has = (plane: Plane): boolean => !elsewhere.has(plane);
  const place = { kernels: instantiate(module, memory), buffer: memory.buffer, has };
  const prepared = frames.map((frame, k) => ({ ...frame, rings: ringsOf(shapes[k]) }));
  const passes = new Passes(place, layout, areas, prepared);
  return (rows: Rows): Float64Array => {
    const histogram = new Float64Array(bins);
    passes.addRows({ ...planes, histogram }, rows);
    return histogram;
  };
}

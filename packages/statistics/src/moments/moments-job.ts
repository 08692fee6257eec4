/** What a thread must know to add moments. */
import type { RowAdder } from '../threads/row-adder.ts';
import { instantiate } from '../wasm/module.ts';
import type { MomentPlanes } from './moment-planes.ts';
import { MomentsPass, type Areas, type MomentsLayout, type Values } from './moments-pass.ts';

export interface MomentsJob {
  readonly kind: 'moments';
  readonly module: WebAssembly.Module;
  /** In which the planes lie. */
  readonly memory: WebAssembly.Memory;
  readonly layout: MomentsLayout;
  readonly areas: Areas;
  readonly frames: readonly Values[];
  readonly planes: MomentPlanes;
}

export function momentsAdder({ module, memory, layout, areas, frames, planes }: MomentsJob): RowAdder {
  const place = { kernels: instantiate(module, memory), buffer: memory.buffer, has: () => true };
  const pass = new MomentsPass(place, layout, areas, frames);
  return { add: (rows) => pass.addRows(planes, rows), end: () => undefined };
}

/** What a thread must know to add moments. */
import type { AddRows } from '../threads/add-rows.ts';
import type { OwnKernels } from '../wasm/module.ts';
import type { MomentPlanes } from './moment-planes.ts';
import { MomentsPass, type Areas, type MomentsLayout, type Values } from './moments-pass.ts';

export interface MomentsJob {
  readonly kind: 'moments';
  readonly layout: MomentsLayout;
  readonly areas: Areas;
  readonly frames: readonly Values[];
  readonly planes: MomentPlanes;
  /** Whether nobody has added to the planes before. */
  readonly isNew: boolean;
}

/** @param memory in which the planes lie */
export function momentsAdder(
  { layout, areas, frames, planes, isNew }: MomentsJob,
  { kernels, memory }: OwnKernels,
): AddRows {
  const place = { kernels, buffer: memory.buffer, has: () => true };
  const pass = new MomentsPass(place, layout, areas, frames, isNew);
  return (rows) => pass.addRows(planes, rows);
}

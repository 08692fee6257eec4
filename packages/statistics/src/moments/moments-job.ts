/** What a thread must know to add moments. */
import type { Rows } from '@hotpix/core';
import { CHROMA_STEP } from '../chroma/chroma.ts';
import type { AddRows } from '../threads/add-rows.ts';
import type { OwnKernels } from '../wasm/module.ts';
import { takePages } from '../wasm/take-pages.ts';
import { OF_PLACES, placePlanes, type MomentPlanes } from './moment-planes.ts';
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
  const pass = new MomentsPass(place, layout, areas, frames);
  return (rows) => {
    if (isNew) takeAllPages(planes, rows, layout.height);
    pass.addRows(planes, rows);
  };
}

function takeAllPages(planes: MomentPlanes, rows: Rows, height: number): void {
  takePages([planes.sum, planes.squares], rows, height);
  const [from, to, places] = [rows.from, rows.to, height].map((y) => Math.ceil(y / CHROMA_STEP));
  for (const name of OF_PLACES) {
    const own = placePlanes(planes, name);
    if (own) takePages([own.sum, own.squares], { from, to }, places);
  }
}

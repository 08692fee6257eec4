/** What a thread must know to add evidence. */
import type { FrameShape, Plane } from '@hotpix/core';
import type { OverlapPlanes } from '../overlap.ts';
import { ringsOf } from '../rings.ts';
import type { AddRows } from '../threads/add-rows.ts';
import type { OwnKernels } from '../wasm/module.ts';
import type { EvidenceFrame } from './evidence-frame.ts';
import type { Areas, Layout } from './layout.ts';
import { addEdges } from './evidence.ts';
import { Passes, type FoldedPlanes } from './passes.ts';

export interface EvidenceJob {
  readonly kind: 'evidence';
  readonly layout: Layout;
  readonly areas: Areas;
  readonly shapes: readonly FrameShape[];
  readonly frames: readonly Omit<EvidenceFrame, 'rings'>[];
  /** Whether the samples of each frame lie there as well. */
  readonly beside: readonly boolean[];
  readonly planes: FoldedPlanes;
  readonly edges: Partial<OverlapPlanes>;
  /** Whether nobody has added to the planes before. */
  readonly isNew: boolean;
}

/** @param memory in which the planes lie */
export function evidenceAdder(job: EvidenceJob, { kernels, memory }: OwnKernels): AddRows {
  const { layout, areas, shapes, frames, beside } = job;
  const elsewhere = new Set<Plane>(frames.flatMap(({ samples }, k) => (beside[k] ? [] : [samples])));
  const has = (plane: Plane): boolean => !elsewhere.has(plane);
  const place = { kernels, buffer: memory.buffer, has };
  const prepared = frames.map((frame, k) => ({ ...frame, rings: ringsOf(shapes[k]) }));
  const passes = new Passes(place, layout, areas, prepared, job.isNew);
  return (rows) => {
    addEdges(job.edges, shapes, rows, prepared);
    passes.addRows(job.planes, rows);
  };
}

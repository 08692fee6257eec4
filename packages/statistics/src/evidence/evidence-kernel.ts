/** Evidence by kernels. */
import type { Frame } from '@hotpix/core';
import { arenaOf, WasmArena } from '../wasm/arena.ts';
import { MOST_FRAMES } from '../wasm/module.ts';
import { isNew } from '../wasm/take-pages.ts';
import type { EvidenceFrame } from './evidence-frame.ts';
import { addEdges, addPlainly, BINS, type AddComponent, type SitePlanes } from './evidence.ts';
import { isLinear } from './linear.ts';
import { areasOf, layoutOf, type Areas, type Layout } from './layout.ts';
import { addBins, clearBins, Passes } from './passes.ts';

/** Adds sites by kernels; undefined where the engine has none. */
export function evidenceKernel(): AddComponent | undefined {
  const spare = WasmArena.create();
  if (!spare) return undefined;
  let pass: Pass | undefined;
  return (planes, frames, rows, prepared) => {
    if (!areForKernels(planes, frames, prepared)) return addPlainly(planes, frames, rows, prepared);
    if (pass?.of !== prepared) {
      // Another scan has its turn, in the same memory.
      if (pass) finish(pass);
      pass = begin(planes, spare, frames, prepared);
    }
    addEdges(planes, frames, rows, prepared);
    pass.passes.addRows(planes, rows);
    if (rows.to < frames[0].height) return;
    finish(pass);
    // The frames must not be held longer than they are needed.
    pass = undefined;
  };
}

interface Pass {
  readonly of: readonly EvidenceFrame[];
  readonly histogram: SitePlanes['histogram'];
  readonly arena: WasmArena;
  readonly layout: Layout;
  readonly areas: Areas;
  readonly passes: Passes;
}

/** @param spare where planes do not lie in an arena */
function begin(
  { sum, histogram }: SitePlanes,
  spare: WasmArena,
  frames: readonly Frame[],
  prepared: readonly EvidenceFrame[],
): Pass {
  const arena = arenaOf(sum) ?? spare;
  const layout = layoutOf(frames, prepared);
  const areas = arena.layOut('evidence', areasOf(layout));
  clearBins(arena, layout, areas);
  return {
    of: prepared,
    histogram,
    arena,
    layout,
    areas,
    passes: new Passes(arena, layout, areas, prepared, isNew(sum)),
  };
}

const finish = ({ histogram, arena, layout, areas }: Pass): void => addBins(histogram, arena, layout, areas);

/** A camera with one channel may hand out pictures now and raw samples then; they are looked at in different ways. */
export function areForKernels(
  planes: SitePlanes,
  frames: readonly Frame[],
  prepared: readonly EvidenceFrame[],
): boolean {
  if (frames.length > MOST_FRAMES) return false;
  return frames.every((frame, k) => {
    const { phases, rings } = prepared[k];
    return (
      isLinear(frame) === planes.heat.length > 0 &&
      phases.width * phases.height * BINS === planes.histogram.length &&
      rings.length === prepared[0].rings.length
    );
  });
}

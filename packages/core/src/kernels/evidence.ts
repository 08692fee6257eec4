/** Evidence by kernels. */
import type { Frame, Rows } from '../nouns.ts';
import type { EvidenceFrame } from '../statistics/evidence-frame.ts';
import { addSitesPlainly, BINS, isLinear, REACH, type AddSites, type EvidencePlanes } from '../statistics/evidence.ts';
import { areasOf, BYTE, layoutOf, type Areas, type Layout } from './layout.ts';
import { createKernels, layOut, MOST_FRAMES, type Kernels } from './module.ts';
import { Steps, type Band } from './steps.ts';

/** Adds sites by kernels; undefined where the engine has none. */
export function evidenceKernel(): AddSites | undefined {
  const kernels = createKernels();
  if (!kernels) return undefined;
  let pass: { readonly of: readonly EvidenceFrame[]; readonly add: Passes } | undefined;
  return (planes, frames, rows, prepared) => {
    if (frames.length > MOST_FRAMES || !areOfOneKind(planes, frames, prepared))
      return addSitesPlainly(planes, frames, rows, prepared);
    if (pass?.of !== prepared) pass = { of: prepared, add: new Passes(kernels, frames, prepared) };
    pass.add.addRows(planes, rows);
    // The frames must not be held longer than they are needed.
    if (rows.to === frames[0].height) pass = undefined;
  };
}

/** A camera with one channel may hand out pictures now and raw samples then; they are looked at in different ways. */
function areOfOneKind(planes: EvidencePlanes, frames: readonly Frame[], prepared: readonly EvidenceFrame[]): boolean {
  return frames.every((frame, k) => {
    const { phases, rings } = prepared[k];
    return (
      isLinear(frame) === planes.heat.length > 0 &&
      phases.width * phases.height * BINS === planes.histogram.length &&
      rings.length === prepared[0].rings.length
    );
  });
}

/** The passes over the rows of some frames. */
class Passes {
  private readonly kernels: Kernels;
  private readonly layout: Layout;
  private readonly areas: Areas;
  private readonly steps: Steps;
  private readonly bins: Uint32Array;

  constructor(kernels: Kernels, frames: readonly Frame[], prepared: readonly EvidenceFrame[]) {
    this.kernels = kernels;
    this.layout = layoutOf(frames, prepared);
    const bytes = areasOf(this.layout);
    this.areas = layOut(kernels, bytes);
    const { buffer } = kernels.memory;
    this.steps = new Steps(kernels, this.layout, this.areas, prepared);
    this.bins = new Uint32Array(buffer, this.areas.bins, bytes.bins / 4);
    new Float64Array(buffer, this.areas.exposures, prepared.length).set(prepared.map(({ exposure }) => exposure));
  }

  addRows(planes: EvidencePlanes, { from, to }: Rows): void {
    const { width, rows, frames } = this.layout;
    this.bins.fill(0);
    for (let y = from; y < to; y += rows) {
      const count = Math.min(rows, to - y);
      const band = { from: y, rows: count, sites: (count * width + 15) & ~15 };
      for (let k = 0; k < frames; k++) this.steps.find(k, band);
      this.fold(planes, band);
    }
    this.addBins(planes.histogram);
  }

  /** Adds what was found to the planes, of which a piece is brought here and back. */
  private fold(planes: EvidencePlanes, { from, rows, sites }: Band): void {
    const { kernels, areas } = this;
    const { width, frames, isNarrow } = this.layout;
    const { steps, residuals, exposures, sum, excess, count, above, below, residual, heat } = areas;
    const pieces = this.piecesOf(planes, from * width, (from + rows) * width);
    for (const { here, there } of pieces) here.set(there);
    kernels.foldSteps(steps, frames, sites, sum, excess, count, above, below);
    if (isNarrow) {
      kernels.foldResiduals8(steps, residuals, frames, sites, residual);
    } else {
      const isHot = planes.heat.length > 0;
      kernels.foldResiduals16(steps, residuals, exposures, frames, sites, residual, isHot ? heat : 0);
    }
    for (const { here, there } of pieces) there.set(here);
  }

  private piecesOf(planes: EvidencePlanes, start: number, end: number) {
    const names = ['sum', 'excess', 'residual', 'count', 'above', 'below', 'heat'] as const;
    const { buffer } = this.kernels.memory;
    return names.map((name) => {
      const there = planes[name].subarray(start, end);
      const Plane = there.constructor as new (buffer: ArrayBuffer, at: number, length: number) => typeof there;
      return { here: new Plane(buffer as ArrayBuffer, this.areas[name], there.length), there };
    });
  }

  private addBins(histogram: Float64Array): void {
    const { phases, slots } = this.layout;
    for (let row = 0; row < phases.height; row++) {
      for (let slot = 0; slot < slots; slot++) {
        const middle = (row * phases.width + (slot % phases.width)) * BINS + REACH;
        const bins = (row * slots + slot) * BYTE;
        for (let step = -REACH; step <= REACH; step++) histogram[middle + step] += this.bins[bins + (step & 255)];
      }
    }
  }
}

/** Evidence by kernels. */
import type { Frame, Rows } from '../nouns.ts';
import type { EvidenceFrame } from '../statistics/evidence-frame.ts';
import { addSitesPlainly, BINS, isLinear, REACH, type AddSites, type EvidencePlanes } from '../statistics/evidence.ts';
import { areasOf, BYTE, layoutOf, type Areas, type Layout } from './layout.ts';
import { MOST_FRAMES } from './module.ts';
import { Steps, type Band } from './steps.ts';
import { homeOf, pieceOf, Workspace, type Piece } from './workspace.ts';

/** Adds sites by kernels; undefined where the engine has none. */
export function evidenceKernel(): AddSites | undefined {
  const spare = Workspace.create();
  if (!spare) return undefined;
  let pass: { readonly of: readonly EvidenceFrame[]; readonly add: Passes } | undefined;
  return (planes, frames, rows, prepared) => {
    if (frames.length > MOST_FRAMES || !areOfOneKind(planes, frames, prepared))
      return addSitesPlainly(planes, frames, rows, prepared);
    if (pass?.of !== prepared) pass = { of: prepared, add: new Passes(homeOf(planes.sum) ?? spare, frames, prepared) };
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

/** Planes that hold something of every site. */
type Folded = 'sum' | 'excess' | 'residual' | 'count' | 'above' | 'below' | 'heat';

/** The passes over the rows of some frames. */
class Passes {
  private readonly workspace: Workspace;
  private readonly layout: Layout;
  private readonly areas: Areas;
  private readonly steps: Steps;
  private readonly bins: Uint32Array;

  constructor(workspace: Workspace, frames: readonly Frame[], prepared: readonly EvidenceFrame[]) {
    this.workspace = workspace;
    this.layout = layoutOf(frames, prepared);
    const bytes = areasOf(this.layout);
    this.areas = workspace.layOut('evidence', bytes);
    const { buffer } = workspace;
    this.steps = new Steps(workspace, this.layout, this.areas, prepared);
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

  /** Adds what was found to the planes. */
  private fold(planes: EvidencePlanes, { from, rows, sites }: Band): void {
    const { kernels } = this.workspace;
    const { width, frames, isNarrow } = this.layout;
    const { steps, residuals, exposures } = this.areas;
    const pieces: Piece[] = [];
    const at = (name: Folded): number => {
      const piece = pieceOf(this.workspace, planes[name], from * width, (from + rows) * width, this.areas[name]);
      pieces.push(piece);
      return piece.at;
    };
    kernels.foldSteps(steps, frames, sites, at('sum'), at('excess'), at('count'), at('above'), at('below'));
    if (isNarrow) {
      kernels.foldResiduals8(steps, residuals, frames, sites, at('residual'));
    } else {
      const heat = planes.heat.length > 0 ? at('heat') : 0;
      kernels.foldResiduals16(steps, residuals, exposures, frames, sites, at('residual'), heat);
    }
    for (const piece of pieces) piece.bringHome();
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

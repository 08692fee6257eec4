/** What kernels do to the rows of a few frames, one band after the other. */
import type { Rows } from '@hotpix/core';
import type { EvidenceFrame } from './evidence-frame.ts';
import { BINS, type SitePlanes } from './evidence.ts';
import { REACH } from './scoring.ts';
import { areasOf, BYTE, type Areas, type Layout } from './layout.ts';
import { pieceOf, type Piece, type Place } from '../wasm/place.ts';
import { Steps, type Band } from './steps.ts';

/** Planes that hold something of every site. */
type Folded = 'sum' | 'excess' | 'residual' | 'count' | 'above' | 'below' | 'heat';

/** Those that `foldSteps` adds to, in its order, and how many bytes a value has where it is not halved. */
const OF_STEPS = ['sum', 'excess', 'count', 'above', 'below'] as const;
const WHOLE = [4, 4, 2, 2, 2];

/** Which of these are halved, as `foldSteps` asks for it. */
function halvedOf(planes: SitePlanes): number {
  return OF_STEPS.reduce((bits, name, i) => bits | (planes[name].BYTES_PER_ELEMENT < WHOLE[i] ? 1 << i : 0), 0);
}

/** The passes over the rows of some frames. */
export class Passes {
  private readonly place: Place;
  private readonly layout: Layout;
  private readonly areas: Areas;
  private readonly steps: Steps;
  private readonly bins: Uint32Array;

  constructor(place: Place, layout: Layout, areas: Areas, frames: readonly EvidenceFrame[]) {
    this.place = place;
    this.layout = layout;
    this.areas = areas;
    this.steps = new Steps(place, layout, areas, frames);
    this.bins = new Uint32Array(place.buffer, areas.bins, areasOf(layout).bins / 4);
    new Float64Array(place.buffer, areas.exposures, frames.length).set(frames.map(({ exposure }) => exposure));
  }

  addRows(planes: SitePlanes, { from, to }: Rows): void {
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
  private fold(planes: SitePlanes, { from, rows, sites }: Band): void {
    const { kernels } = this.place;
    const { width, frames, isNarrow } = this.layout;
    const { steps, residuals, exposures } = this.areas;
    const pieces: Piece[] = [];
    const at = (name: Folded): number => {
      const piece = pieceOf(this.place, planes[name], from * width, (from + rows) * width, this.areas[name]);
      pieces.push(piece);
      return piece.at;
    };
    const [sum, excess, count, above, below] = OF_STEPS.map(at);
    kernels.foldSteps(steps, frames, sites, sum, excess, count, above, below, halvedOf(planes));
    const residual = at('residual');
    if (isNarrow) {
      kernels.foldResiduals8(steps, residuals, frames, sites, residual, planes.residual instanceof Int16Array);
    } else if (planes.heat instanceof Int32Array && planes.heat.length > 0) {
      kernels.foldHalvedHeat(steps, residuals, exposures, frames, sites, residual, at('heat'));
    } else {
      kernels.foldResiduals16(steps, residuals, frames, sites, residual);
      if (planes.heat.length > 0) kernels.foldHeat(steps, residuals, exposures, frames, sites, at('heat'));
    }
    for (const piece of pieces) piece.copyBack();
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

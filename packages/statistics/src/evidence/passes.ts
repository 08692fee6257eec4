/** What kernels do to the rows of a few frames, one band after the other. */
import type { Rows } from '@hotpix/core';
import type { EvidenceFrame } from './evidence-frame.ts';
import { BINS, type SitePlanes } from './evidence.ts';
import { REACH } from './scoring.ts';
import { areasOf, BYTE, type Areas, type Layout } from './layout.ts';
import { pieceOf, type Piece, type Place } from '../wasm/place.ts';
import { takePages } from '../wasm/take-pages.ts';
import { Steps, type Band } from './steps.ts';

/** Planes that hold something of every site. */
export type FoldedPlanes = Omit<SitePlanes, 'histogram'>;
type Folded = keyof FoldedPlanes;

/** Those that `foldNarrow` adds to, in its order, and how many bytes a value has where it is not halved; `foldSteps` leaves the last. */
const OF_NARROW = ['sum', 'excess', 'count', 'above', 'below', 'residual'] as const;
const WHOLE = [4, 4, 2, 2, 2, 4];
/** Where the values of these lie, but for those of the last. */
type Addresses = readonly [sum: number, excess: number, count: number, above: number, below: number];

/** Frames that are added at once, so that partial sums of 8 bits hold them. */
const AT_ONCE = 7;

/** Which of these are halved, as the kernels ask for it. */
function halvedOf(planes: FoldedPlanes): number {
  return OF_NARROW.reduce((bits, name, i) => bits | (planes[name].BYTES_PER_ELEMENT < WHOLE[i] ? 1 << i : 0), 0);
}

/** Before the first rows are added with these areas. */
export function clearBins(place: Pick<Place, 'buffer'>, layout: Layout, areas: Areas): void {
  binsIn(place, layout, areas).fill(0);
}

/** Adds how often each step was seen in all rows that were added with these areas since. */
export function addBins(
  histogram: SitePlanes['histogram'],
  place: Pick<Place, 'buffer'>,
  layout: Layout,
  areas: Areas,
): void {
  const { phases, slots } = layout;
  const bins = binsIn(place, layout, areas);
  for (let row = 0; row < phases.height; row++) {
    for (let slot = 0; slot < slots; slot++) {
      const middle = (row * phases.width + (slot % phases.width)) * BINS + REACH;
      const first = (row * slots + slot) * BYTE;
      for (let step = -REACH; step <= REACH; step++) histogram[middle + step] += bins[first + (step & 255)];
    }
  }
}

function binsIn({ buffer }: Pick<Place, 'buffer'>, layout: Layout, { bins }: Areas): Uint32Array {
  return new Uint32Array(buffer, bins, areasOf(layout).bins / 4);
}

/** The passes over the rows of some frames. */
export class Passes {
  private readonly place: Place;
  private readonly layout: Layout;
  private readonly areas: Areas;
  private readonly steps: Steps;
  private readonly isNew: boolean;

  /** @param isNew whether nobody has added to the planes before */
  constructor(place: Place, layout: Layout, areas: Areas, frames: readonly EvidenceFrame[], isNew: boolean) {
    this.place = place;
    this.layout = layout;
    this.areas = areas;
    this.isNew = isNew;
    this.steps = new Steps(place, layout, areas, frames);
    new Float64Array(place.buffer, areas.exposures, frames.length).set(frames.map(({ exposure }) => exposure));
  }

  addRows(planes: FoldedPlanes, { from, to }: Rows): void {
    const { width, height, rows, frames } = this.layout;
    const ofSites = Object.values(planes).filter(({ length }) => length === width * height);
    if (this.isNew) takePages(ofSites, { from, to }, height);
    for (let y = from; y < to; y += rows) {
      const count = Math.min(rows, to - y);
      const band = { from: y, rows: count, sites: (count * width + 15) & ~15 };
      for (let k = 0; k < frames; k++) this.steps.find(k, band);
      this.fold(planes, band);
    }
  }

  /** Adds what was found to the planes. */
  private fold(planes: FoldedPlanes, { from, rows, sites }: Band): void {
    const { width } = this.layout;
    const pieces: Piece[] = [];
    const at = (name: Folded): number => {
      const piece = pieceOf(this.place, planes[name], from * width, (from + rows) * width, this.areas[name]);
      pieces.push(piece);
      return piece.at;
    };
    const ofSteps = [at('sum'), at('excess'), at('count'), at('above'), at('below')] as const;
    this.foldTo(ofSteps, at('residual'), planes.heat.length > 0 ? at('heat') : 0, planes, sites);
    for (const piece of pieces) piece.copyBack();
  }

  private foldTo(ofSteps: Addresses, residual: number, heat: number, planes: FoldedPlanes, sites: number): void {
    const { kernels } = this.place;
    const { frames, isNarrow } = this.layout;
    const halved = halvedOf(planes);
    for (let k = 0; k < frames; k += AT_ONCE) {
      const n = Math.min(AT_ONCE, frames - k);
      const steps = this.areas.steps + k * sites;
      const twice = this.areas.residuals + k * sites * (isNarrow ? 2 : 4);
      if (isNarrow) {
        kernels.foldNarrow(steps, twice, n, sites, ...ofSteps, residual, halved);
        continue;
      }
      kernels.foldSteps(steps, n, sites, ...ofSteps, halved);
      const exposures = this.areas.exposures + 8 * k;
      if (heat > 0 && planes.heat instanceof Int32Array) {
        kernels.foldHalvedHeat(twice, exposures, n, sites, residual, heat);
      } else {
        kernels.foldResiduals(twice, n, sites, residual);
        if (heat > 0) kernels.foldHeat(twice, exposures, n, sites, heat);
      }
    }
  }
}

/** The steps of the sites of some rows by kernels. */
import type { Frame, Rows } from '@hotpix/core';
import type { PlaneType } from '../wasm/allocate.ts';
import type { EvidenceFrame } from './evidence-frame.ts';
import { BYTE, firstSample, offsetOf, RING, type Areas, type Layout } from './layout.ts';
import type { Place } from '../wasm/place.ts';
import { greenColumns } from './bayer.ts';

/** What a site gets that does not count. */
const UNCOUNTED = -128;

/** Some rows of all frames. */
export interface Band {
  readonly from: number;
  readonly rows: number;
  /** Sites from a frame's steps to those of the next: all of the band, rounded up to a multiple of 16. */
  readonly sites: number;
}

export class Steps {
  private readonly place: Place;
  private readonly layout: Layout;
  private readonly areas: Areas;
  private readonly frames: readonly EvidenceFrame[];
  /** Of each frame by `greenColumns`. */
  private readonly greens: readonly (readonly number[] | undefined)[];

  constructor(place: Place, layout: Layout, areas: Areas, frames: readonly EvidenceFrame[]) {
    this.place = place;
    this.layout = layout;
    this.areas = areas;
    this.frames = frames;
    this.greens = frames.map(({ rings }) => greenColumns(rings));
    this.putOffsets();
    this.putTables();
  }

  /** Finds the steps and residuals of a frame, and counts its steps. */
  find(k: number, band: Band): void {
    const { sites, clippedFrom } = this.frames[k];
    const { width, isNarrow } = this.layout;
    const { kernels } = this.place;
    const steps = new Int8Array(this.place.buffer, this.areas.steps + k * band.sites, band.sites);
    const unclipped = Math.min(isNarrow ? BYTE - 1 : 2 ** 16 - 1, Math.ceil(clippedFrom) - 1);
    const top = Math.min(band.rows, Math.max(0, sites.y - band.from));
    const bottom = Math.max(top, Math.min(band.rows, sites.y + sites.height - band.from));
    if (top === bottom || sites.width === 0 || unclipped < 0) {
      steps.fill(UNCOUNTED);
      return;
    }
    const at = this.viewAt(k, band);
    if (this.layout.period.x === 1) this.findAll(k, band, at, unclipped);
    else if (this.layout.apart === 1) this.findInTurns(k, band, at, { from: top, to: bottom }, unclipped);
    else for (let row = top; row < bottom; row++) this.findRow(k, band, row, unclipped);
    steps.fill(UNCOUNTED, 0, top * width).fill(UNCOUNTED, bottom * width);
    const [first, y] = [steps.byteOffset + top * width, band.from + top];
    const { phases, slots } = this.layout;
    const { x, width: inside } = sites;
    kernels.countRows(first, width, bottom - top, x, x + inside, y, phases.height, slots, this.areas.bins);
  }

  /** The address of the sample of a band's first site: where the view lies, or in a copy. */
  private viewAt(k: number, band: Band): number {
    const { samples } = this.frames[k];
    const { width, size, apart } = this.layout;
    const isInPlace = apart === 1 && samples.BYTES_PER_ELEMENT === size && this.place.has(samples);
    if (isInPlace) return samples.byteOffset + band.from * width * size;
    this.putView(k, band);
    return firstSample(this.areas, this.layout);
  }

  /** Lays the rows of a band into the memory, with those above and below that hold neighbours. */
  private putView(k: number, band: Band): void {
    const { samples } = this.frames[k];
    const { width, height, margin, isNarrow, apart, stride, segment } = this.layout;
    const { buffer } = this.place;
    const first = Math.max(0, band.from - margin);
    const end = Math.min(height, band.from + band.rows + margin);
    const at = firstSample(this.areas, this.layout) + (first - band.from) * stride;
    if (apart === 1) {
      const View: PlaneType<Frame['samples']> = isNarrow ? Uint8Array : Uint16Array;
      new View(buffer, at, (end - first) * width).set(samples.subarray(first * width, end * width));
      return;
    }
    const row = new Uint16Array(buffer, this.areas.row, width);
    for (let y = first; y < end; y++) {
      row.set(samples.subarray(y * width, (y + 1) * width));
      this.place.kernels.takeApart16(this.areas.row, at + (y - first) * stride, segment, apart, width);
    }
  }

  /** The sites of a band where no mosaic parts them. */
  private findAll(k: number, { sites }: Band, at: number, unclipped: number): void {
    const { areas, layout } = this;
    const { kernels } = this.place;
    const [offsets, tables] = [this.offsetsAt(k, 0, 0), this.tablesAt(k)];
    const steps = areas.steps + k * sites;
    if (layout.isNarrow) {
      kernels.steps8(at, layout.stride, tables, unclipped, sites, steps, areas.residuals + 2 * k * sites);
    } else {
      this.find16(k, at, offsets, unclipped, sites, steps, areas.residuals + 4 * k * sites);
    }
  }

  /** Rows of a mosaic of two columns. */
  private findInTurns(k: number, band: Band, at: number, { from, to }: Rows, unclipped: number): void {
    const { areas, layout } = this;
    const { width, stride, shift, period } = layout;
    const { kernels } = this.place;
    const { ofSpread } = this.frames[k].scaling;
    const tables = this.tablesAt(k);
    for (let row = from; row < to; row++) {
      const site = k * band.sites + row * width;
      const [steps, residuals] = [areas.steps + site, areas.residuals + 4 * site];
      const y = (band.from + row) % period.y;
      const first = at + row * stride;
      const green = this.greens[k]?.[y];
      const rest = [tables, shift, ofSpread, unclipped, width, steps, residuals] as const;
      if (green === undefined) kernels.stepsInTurns16(first, this.offsetsAt(k, y, 0), ...rest);
      else kernels.stepsOfBayer16(first, stride, green === 0, ...rest);
    }
  }

  /** A row of another mosaic, phase by phase. */
  private findRow(k: number, { from, sites }: Band, row: number, unclipped: number): void {
    const { areas, layout } = this;
    const { kernels } = this.place;
    const { width, period, stride, segment } = layout;
    for (let phase = 0; phase < period.x; phase++) {
      const n = Math.ceil((width - phase) / period.x);
      const at = firstSample(areas, layout) + row * stride + phase * segment;
      const offsets = this.offsetsAt(k, (from + row) % period.y, phase);
      this.find16(k, at, offsets, unclipped, n, areas.stepsApart, areas.residualsApart);
      const to = k * sites + row * width + phase;
      kernels.putSteps(areas.stepsApart, areas.steps + to, period.x, n);
      kernels.putResiduals(areas.residualsApart, areas.residuals + 4 * to, period.x, n);
    }
  }

  private find16(
    k: number,
    at: number,
    offsets: number,
    unclipped: number,
    n: number,
    steps: number,
    residuals: number,
  ): void {
    const { rings, entries, shift } = this.layout;
    const { ofSpread } = this.frames[k].scaling;
    const tables = this.tablesAt(k);
    this.place.kernels.steps16(at, offsets, rings, tables, entries, shift, ofSpread, unclipped, n, steps, residuals);
  }

  private offsetsAt(k: number, y: number, x: number): number {
    const { period, rings } = this.layout;
    return this.areas.offsets + ((k * period.y + y) * period.x + x) * rings * RING;
  }

  private tablesAt(k: number): number {
    return this.areas.tables + k * this.layout.rings * this.layout.entries * this.layout.entry;
  }

  private putOffsets(): void {
    const { period } = this.layout;
    this.frames.forEach(({ rings }, k) => {
      for (let y = 0; y < period.y; y++) {
        for (let x = 0; x < period.x; x++) {
          const offsets = rings.flatMap((ring) => ring.at(x, y).map((offset) => offsetOf(this.layout, x, offset)));
          new Int32Array(this.place.buffer, this.offsetsAt(k, y, x), offsets.length).set(offsets);
        }
      }
    });
  }

  private putTables(): void {
    const { isNarrow, entries, entry: size } = this.layout;
    const { buffer, kernels } = this.place;
    this.frames.forEach(({ scaling }, k) => {
      scaling.ofLevel.forEach((ofLevel, ring) => {
        const at = this.tablesAt(k) + ring * entries * size;
        const levels = isNarrow ? this.areas.levels : at;
        new Float32Array(buffer, levels, ofLevel.length).set(ofLevel);
        if (isNarrow) kernels.weights8(levels, scaling.ofSpread, at);
      });
    });
  }
}

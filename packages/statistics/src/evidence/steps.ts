/** The steps of the sites of some rows by kernels. */
import type { Rows } from '@hotpix/core';
import type { EvidenceFrame } from './evidence-frame.ts';
import { BYTE, offsetOf, RING, type Areas, type Layout } from './layout.ts';
import type { Place } from '../wasm/place.ts';
import { greenColumns } from './bayer.ts';
import { RowsInMemory } from './rows-in-memory.ts';

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
  private readonly rows: RowsInMemory;
  private readonly bytes: Uint8Array;
  /** Of each frame by `greenColumns`. */
  private readonly greens: readonly (readonly number[] | undefined)[];

  constructor(place: Place, layout: Layout, areas: Areas, frames: readonly EvidenceFrame[]) {
    this.place = place;
    this.layout = layout;
    this.areas = areas;
    this.frames = frames;
    this.rows = new RowsInMemory(place, layout, areas, frames);
    this.bytes = new Uint8Array(place.buffer);
    this.greens = frames.map(({ rings }) => greenColumns(rings));
    this.putOffsets();
    this.putTables();
  }

  /** Finds the steps and residuals of a frame, and counts its steps. */
  find(k: number, band: Band): void {
    const { sites, clippedFrom } = this.frames[k];
    const { width, isNarrow, phases, slots } = this.layout;
    const unclipped = Math.min(isNarrow ? BYTE - 1 : 2 ** 16 - 1, Math.ceil(clippedFrom) - 1);
    const isNone = sites.width === 0 || unclipped < 0;
    const top = isNone ? band.rows : Math.min(band.rows, Math.max(0, sites.y - band.from));
    const bottom = Math.max(top, Math.min(band.rows, sites.y + sites.height - band.from));
    const first = k * band.sites + top * width;
    const last = k * band.sites + bottom * width;
    if (top < bottom) this.findRows(k, band, { from: top, to: bottom }, unclipped);
    this.leaveOut(k * band.sites, first);
    this.leaveOut(last, (k + 1) * band.sites);
    if (top === bottom) return;
    const size = isNarrow ? 2 : 4;
    const at = [this.areas.steps + first, this.areas.residuals + size * first, size] as const;
    const along = [sites.x, sites.x + sites.width, band.from + top] as const;
    this.place.kernels.countRows(...at, width, bottom - top, ...along, phases.height, slots, this.areas.bins);
  }

  private findRows(k: number, band: Band, rows: Rows, unclipped: number): void {
    const at = this.rows.at(k, band.from, band.rows);
    if (this.layout.period.x === 1) this.findAll(k, band, at, unclipped);
    else if (this.layout.apart === 1) this.findInTurns(k, band, at, rows, unclipped);
    else for (let row = rows.from; row < rows.to; row++) this.findRow(k, band, at, row, unclipped);
  }

  /** Sites that do not count. */
  private leaveOut(from: number, to: number): void {
    if (from === to) return;
    const { steps, residuals } = this.areas;
    const size = this.layout.isNarrow ? 2 : 4;
    this.bytes.fill(UNCOUNTED, steps + from, steps + to);
    this.bytes.fill(0, residuals + size * from, residuals + size * to);
  }

  /** The sites of a band where no mosaic parts them. */
  private findAll(k: number, { sites }: Band, at: number, unclipped: number): void {
    const { areas, layout } = this;
    const { kernels } = this.place;
    const [offsets, tables] = [this.offsetsAt(k, 0, 0), this.tablesAt(k)];
    const steps = areas.steps + k * sites;
    if (layout.isNarrow) {
      const residuals = areas.residuals + 2 * k * sites;
      kernels.steps8(at, layout.stride, tables, unclipped, sites, steps, residuals, areas.surroundings);
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
      const rest = [tables, shift, ofSpread, unclipped, width, steps, residuals, areas.surroundings] as const;
      if (green === undefined) kernels.stepsInTurns16(first, this.offsetsAt(k, y, 0), ...rest);
      else kernels.stepsOfBayer16(first, stride, green === 0, ...rest);
    }
  }

  /** A row of another mosaic, phase by phase. */
  private findRow(k: number, { from, sites }: Band, start: number, row: number, unclipped: number): void {
    const { areas, layout } = this;
    const { kernels } = this.place;
    const { width, period, stride, segment } = layout;
    for (let phase = 0; phase < period.x; phase++) {
      const n = Math.ceil((width - phase) / period.x);
      const at = start + row * stride + phase * segment;
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
    const of = [at, offsets, rings, this.tablesAt(k), entries, shift, ofSpread, unclipped] as const;
    this.place.kernels.steps16(...of, n, steps, residuals, this.areas.surroundings);
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
    this.frames.forEach(({ scaling, range: { least, greatest } }, k) => {
      scaling.ofLevel.forEach((ofLevel, ring) => {
        const at = this.tablesAt(k) + ring * entries * size;
        const levels = isNarrow ? this.areas.levels : at;
        new Float32Array(buffer, levels, ofLevel.length).set(ofLevel);
        if (isNarrow) kernels.weights8(levels, scaling.ofSpread, at, least, greatest);
      });
    });
  }
}

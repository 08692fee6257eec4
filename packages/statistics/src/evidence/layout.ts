/** How a few frames, and the piece of the planes they are added to, lie in the memory of the kernels of evidence. */
import type { FrameShape } from '@hotpix/core';
import type { EvidenceFrame } from './evidence-frame.ts';

/** About the sites of a band of rows: with their planes they stay in the second cache. */
const SITES = 1 << 15;
/** Bands whose rows are in the memory at once. */
const BANDS = 4;
/** Kernels take whole vectors, and neighbours lie beside: samples before and behind those of a run that may be read. */
const PADDING = 32;
/** Levels and spreads of 8-bit samples. */
export const BYTE = 256;
/** Bytes of the offsets to the neighbours of a ring. */
export const RING = 32;
/** Sites that are compared with their neighbours before they are weighed, as in assembly/step.ts. */
const PIECE = 512;
/** Columns of a mosaic up to which a kernel takes the phases of a row in turns. */
const MOST_IN_TURNS = 2;
/** Runs over which the counting of steps takes turns where phases allow it. */
const SLOTS = 8;

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly rings: number;
  /** Whether samples have 8 bits and residuals 16; otherwise they have 16 and 32. */
  readonly isNarrow: boolean;
  /** Period of the mosaic; 1 and 1 without one. */
  readonly period: { readonly x: number; readonly y: number };
  /** Into how many runs rows are taken apart so that the sites of a phase follow each other: 1 where kernels take them as they are. */
  readonly apart: number;
  readonly phases: EvidenceFrame['phases'];
  /** Slots in which the steps of a row are counted: a multiple of the phases. */
  readonly slots: number;
  /** Rows of a band, those above and below that hold neighbours, and most rows of a frame that are in the memory at once. */
  readonly rows: number;
  readonly margin: number;
  readonly held: number;
  /** Sites of a band, a multiple of 16. */
  readonly sites: number;
  /** Bytes of a sample, of the sites of a phase of a row, and of a row. */
  readonly size: number;
  readonly segment: number;
  readonly stride: number;
  /** Entries of a ring's table, the bytes of one, and what a level is shifted by to find its entry. */
  readonly entries: number;
  readonly entry: number;
  readonly shift: number;
}

export function layoutOf(shapes: readonly FrameShape[], prepared: readonly EvidenceFrame[]): Layout {
  const [{ width, height, mosaic }] = shapes;
  const [{ rings, noise, phases, scaling }] = prepared;
  const isNarrow = scaling.isWhole;
  const period = { x: mosaic?.[0].length ?? 1, y: mosaic?.length ?? 1 };
  const rows = Math.max(1, Math.floor(SITES / width));
  const size = isNarrow ? 1 : 2;
  const margin = Math.max(...prepared.flatMap((frame) => frame.rings.map(({ reach }) => reach)));
  const apart = period.x > MOST_IN_TURNS ? period.x : 1;
  const segment = size * (apart === 1 ? width : Math.ceil(width / apart) + PADDING);
  return {
    width,
    height,
    frames: prepared.length,
    rings: rings.length,
    isNarrow,
    period,
    apart,
    phases,
    slots: SLOTS % phases.width === 0 ? SLOTS : phases.width,
    rows,
    margin,
    held: BANDS * rows + 2 * margin,
    sites: (rows * width + 15) & ~15,
    size,
    segment,
    stride: apart * segment,
    entries: isNarrow ? BYTE * BYTE : noise[0].variance.length,
    entry: isNarrow ? 2 : 4,
    shift: noise[0].shift,
  };
}

/** Bytes of each area of the memory. */
export function areasOf(layout: Layout) {
  const { frames, rings, sites, isNarrow, period, width } = layout;
  return {
    view: frames * viewBytes(layout),
    steps: frames * sites,
    residuals: frames * sites * (isNarrow ? 2 : 4),
    row: 2 * width,
    stepsApart: width + PADDING,
    residualsApart: 4 * (width + PADDING),
    surroundings: rings * (isNarrow ? 4 : 8) * PIECE,
    offsets: frames * period.x * period.y * rings * RING,
    tables: frames * rings * layout.entries * layout.entry,
    levels: isNarrow ? 4 * BYTE : 0,
    exposures: frames * 8,
    bins: layout.phases.height * layout.slots * BYTE * 4,
    sum: 4 * sites,
    excess: 4 * sites,
    residual: 4 * sites,
    heat: 8 * sites,
    count: 2 * sites,
    above: 2 * sites,
    below: 2 * sites,
  };
}

export type Areas = Record<keyof ReturnType<typeof areasOf>, number>;

/** Where in the memory the first sample of the first row of a frame lies that is there. */
export function firstRow(areas: Areas, layout: Layout, frame: number): number {
  const { size, margin, stride } = layout;
  return areas.view + frame * viewBytes(layout) + PADDING * size + margin * stride;
}

/** Bytes of a frame's rows, with as many above and below as neighbours may lie in, whatever kernels find there. */
function viewBytes({ size, held, margin, stride }: Layout): number {
  return (2 * PADDING * size + (held + 2 * margin) * stride + 15) & ~15;
}

/** Bytes from a site of a phase of the mosaic to a neighbour. */
export function offsetOf(
  { apart, segment, stride, size }: Layout,
  phase: number,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): number {
  if (apart === 1) return dy * stride + dx * size;
  const shift = Math.floor((phase + dx) / apart);
  const to = phase + dx - shift * apart;
  return dy * stride + (to - phase) * segment + shift * size;
}

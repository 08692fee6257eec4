/** Whether the frames of a set show the same scene at the same place. */
import type { FrameShape, Planes, PlaneSpecs, Rectangle, Rows } from '@hotpix/core';
import type { NoiseModel } from './noise/noise.ts';
import { strideFor } from './stride.ts';
import type { View } from './view.ts';

/** About this many places are looked at. */
const PLACES = 1 << 16;
/** Squared, in units of the variance of a sample: from five standard deviations of their difference on two samples are an edge of the scene. */
const EDGE = 2 * 25;
/** Fewer edges say nothing. */
const LEAST_EDGES = 1000;

/** One value per place of a grid over the active area. */
export interface OverlapPlanes extends Planes {
  /** Frames with an edge there. */
  readonly edges: Uint16Array;
  /** Frames in which it rises less those in which it falls. */
  readonly slopes: Int16Array;
}

interface Grid {
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
}

function gridOf({ active }: FrameShape): Grid {
  const step = strideFor({ active }, PLACES);
  return { step, columns: Math.ceil(active.width / step), rows: Math.ceil(active.height / step) };
}

export function overlapPlanes(shape: FrameShape) {
  const { columns, rows } = gridOf(shape);
  return {
    edges: { type: 'Uint16Array', length: columns * rows, merge: 'sum' },
    slopes: { type: 'Int16Array', length: columns * rows, merge: 'sum' },
  } as const satisfies PlaneSpecs;
}

/** Adds the edges in some rows of a frame. */
export function addOverlap(
  planes: OverlapPlanes,
  shape: FrameShape,
  { from, to }: Rows,
  { samples, noise: [noise] }: Pick<View, 'samples'> & { readonly noise: readonly NoiseModel[] },
): void {
  const { active, width } = shape;
  const grid = gridOf(shape);
  const period = periodOf(shape);
  const bottom = active.y + active.height - period;
  const first = Math.ceil(period / grid.step);
  for (let row = 0; row < grid.rows; row++) {
    const y = active.y + row * grid.step;
    if (y < Math.max(from, active.y + period) || y >= Math.min(to, bottom)) continue;
    // Each other place has its neighbours across, those between have them along.
    for (const column of [first, first + 1])
      addPlaces(planes, grid, { row, column, start: y * width + active.x }, samples, {
        reach: reachOf(shape, row, column),
        last: Math.ceil((active.width - period) / grid.step),
        noise,
      });
  }
}

/** Every second place of a row of the grid from a column on; `start` is the sample of the first place of the row. */
function addPlaces(
  { edges, slopes }: OverlapPlanes,
  { step, columns }: Grid,
  { row, column, start }: { readonly row: number; readonly column: number; readonly start: number },
  samples: View['samples'],
  of: { readonly reach: number; readonly last: number; readonly noise: NoiseModel },
): void {
  const { reach, last, noise } = of;
  const { variance, shift } = noise;
  const [end, first] = [row * columns + last, row * columns];
  for (let place = first + column, i = start + column * step; place < end; place += 2, i += 2 * step) {
    const difference = samples[i + reach] - samples[i - reach];
    // Without branches: which way they go is as good as random.
    const isEdge = Number(difference * difference >= EDGE * variance[samples[i] >> shift]);
    edges[place] += isEdge;
    slopes[place] += -isEdge & ((difference >> 31) | 1);
  }
}

/**
 * How alike the scenes of n frames are: the mean over all pairs of frames of the correlation of their edges, which is 1 for
 * frames that show the same, and 0 for scenes that have nothing to do with each other. With e edges of sum s at a place, the
 * ordered pairs agree s² − e times more often than they disagree, of (n − 1) Σ e that there were if all showed the same.
 * @param isLeftOut whether a place is not to count, by its number
 */
export function overlapOf(
  { edges, slopes }: OverlapPlanes,
  frames: number,
  isLeftOut: (place: number) => boolean = () => false,
): number | undefined {
  let [all, agreeing] = [0, 0];
  for (let i = 0; i < edges.length; i++) {
    if (edges[i] === 0 || isLeftOut(i)) continue;
    all += edges[i];
    agreeing += slopes[i] ** 2 - edges[i];
  }
  return all < LEAST_EDGES || frames < 2 ? undefined : agreeing / ((frames - 1) * all);
}

/** Mean share of the places of a frame that have an edge, 0 to 1. */
export function edginessOf({ edges }: OverlapPlanes, frames: number): number {
  return edges.reduce((sum, some) => sum + some, 0) / Math.max(1, edges.length * frames);
}

/** How often a scene comes on average, at least 1: each frame sees itself, and of the others those that show the same. */
export function repeatsOf(planes: OverlapPlanes, frames: number, isLeftOut?: (place: number) => boolean): number {
  return Math.max(1, 1 + (frames - 1) * (overlapOf(planes, frames, isLeftOut) ?? 0));
}

/** Whether an edge at a place is made by one of some pixels, given by their indices: a hot one is an edge on either side. */
export function placesBeside(pixels: Pick<ReadonlySet<number>, 'has'>, shape: FrameShape): (place: number) => boolean {
  const { active, width } = shape;
  const { step, columns } = gridOf(shape);
  return (place) => {
    const [column, row] = [place % columns, Math.floor(place / columns)];
    const i = (active.y + row * step) * width + active.x + column * step;
    const reach = reachOf(shape, row, column);
    return pixels.has(i - reach) || pixels.has(i + reach);
  };
}

/** Whether a place lies in one of some rectangles. */
export function placesWithin(boxes: readonly Rectangle[], shape: FrameShape): (place: number) => boolean {
  const { active } = shape;
  const { step, columns } = gridOf(shape);
  return (place) => {
    const [x, y] = [active.x + (place % columns) * step, active.y + Math.floor(place / columns) * step];
    return boxes.some((box) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height);
  };
}

/** From a place to the samples on either side: across in every other place, along in those between. */
function reachOf({ mosaic, width }: Pick<FrameShape, 'mosaic' | 'width'>, row: number, column: number): number {
  const period = periodOf({ mosaic });
  return (row + column) % 2 === 0 ? period : period * width;
}

const periodOf = ({ mosaic }: Pick<FrameShape, 'mosaic'>): number => mosaic?.[0].length ?? 1;

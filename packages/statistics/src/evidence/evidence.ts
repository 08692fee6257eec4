/** Evidence that a pixel differs from its neighbours more than noise and scenery explain, frame by frame. */
import type { Frame, FrameShape, PlaneSpec, PlaneSpecs, Rows } from '@hotpix/core';
import type { EvidenceFrame } from './evidence-frame.ts';
import { addFiltering, FILTERING_PLANES, type FilteringPlanes } from '../filtering.ts';
import { addNoiseFloor, NOISE_FLOOR_PLANES, type NoiseFloorPlanes } from '../noise-floor.ts';
import { sortEight, type EightSorted } from '../order.ts';
import { addOverlap, overlapPlanes, type OverlapPlanes } from '../overlap.ts';
import { phasesOf } from '../phases.ts';
import { isLinear } from './linear.ts';
import { REACH, scoringOf, STEPS } from './scoring.ts';

/** Bins of the histogram of a phase. */
export const BINS = 2 * REACH + 1;
/** Standard deviations from which a frame is counted as clearly above or below. */
export const CLEARLY = 3;
/** Standard deviations beyond which a frame adds to the excess. */
export const EXCESS_FROM = 2;

/** What the sites of one component of the frames show: one value per site, halved as long as all fit, and how often what was seen. */
export type SitePlanes = {
  /** Sum of clipped z in steps of 1/8 standard deviation. */
  readonly sum: Int32Array | Int16Array;
  /** Sum of what clipped z has beyond 2 standard deviations, in the same steps. */
  readonly excess: Uint32Array | Uint16Array;
  /** Sum of residuals in half DN. */
  readonly residual: Int32Array | Int16Array;
  /** Sum of residuals times exposure time, in half DN and 2^-12 s; empty where samples are not linear. */
  readonly heat: Float64Array | Int32Array;
  /** Frames that count: those whose neighbourhood was not clipped. */
  readonly count: FrameCounts;
  /** Frames in which the pixel was clearly above its neighbours. */
  readonly above: FrameCounts;
  /** Frames in which the pixel was clearly below its neighbours. */
  readonly below: FrameCounts;
  /** How often each step of z was seen, from -48 to 48, over all pixels and frames that count, phase by phase. */
  readonly histogram: Float64Array;
};

/** Numbers of frames. */
export type FrameCounts = Uint16Array | Uint8Array;

/** Of the values of a frame, whatever its channels, and what else tells of the set. */
export type EvidencePlanes = SitePlanes & OverlapPlanes & FilteringPlanes & NoiseFloorPlanes;

/** Of one component: edges are looked for in luma and in the samples of a sensor. */
export type ComponentPlanes = SitePlanes & Partial<OverlapPlanes>;

/** The planes with one value per site. */
export const SITE_PLANES = ['sum', 'excess', 'residual', 'heat', 'count', 'above', 'below'] as const;
/** Those with one value per place of a grid. */
export const EDGE_PLANES = ['edges', 'slopes'] as const;

export function sitePlanes(shape: FrameShape): PlaneSpecs {
  const sites = shape.width * shape.height;
  const phases = phasesOf(shape);
  const plane = (type: PlaneSpec['type'], length = sites): PlaneSpec => ({ type, length, merge: 'sum' });
  return {
    sum: plane('Int32Array'),
    excess: plane('Uint32Array'),
    residual: plane('Int32Array'),
    heat: plane('Float64Array', isLinear(shape) ? sites : 0),
    count: plane('Uint16Array'),
    above: plane('Uint16Array'),
    below: plane('Uint16Array'),
    histogram: plane('Float64Array', phases.width * phases.height * BINS),
  };
}

/**
 * The most that a frame adds to a value of a plane that may be halved.
 * @param exposure in 2^-12 s
 */
export function siteAdds(shape: FrameShape, exposure: number): Record<string, number> {
  const residual = 2 * (2 ** (shape.bits > 8 ? 16 : 8) - 1);
  const steps = { sum: REACH, excess: REACH - EXCESS_FROM * STEPS, count: 1, above: 1, below: 1 };
  if (isLinear(shape)) return { ...steps, heat: residual * exposure };
  // The kernel of 16-bit samples knows no others.
  return shape.bits > 8 ? steps : { ...steps, residual };
}

export function evidencePlanes(shape: FrameShape): PlaneSpecs {
  return { ...sitePlanes(shape), ...overlapPlanes(shape), ...FILTERING_PLANES, ...NOISE_FLOOR_PLANES };
}

/** Adds the sites in some rows of a few frames to the planes, and their edges where there are planes of these. */
export type AddComponent = (
  planes: ComponentPlanes,
  frames: readonly Frame[],
  rows: Rows,
  prepared: readonly EvidenceFrame[],
) => void | Promise<void>;

/** Adds rows of a few frames: what their sites show, and what tells of the set. */
export function addEvidence(
  planes: EvidencePlanes,
  frames: readonly Frame[],
  rows: Rows,
  prepared: readonly EvidenceFrame[],
  addComponent: AddComponent = addPlainly,
): void | Promise<void> {
  frames.forEach((frame, i) => {
    addFiltering(planes, rows, prepared[i].extremes);
    addNoiseFloor(planes, frame, rows, prepared[i].noise);
  });
  return addComponent(planes, frames, rows, prepared);
}

/** Adds the edges, where there are planes of them. @param shapes of the frames */
export function addEdges(
  { edges, slopes }: Partial<OverlapPlanes>,
  shapes: readonly FrameShape[],
  rows: Rows,
  prepared: readonly EvidenceFrame[],
): void {
  if (edges && slopes) shapes.forEach((shape, i) => addOverlap({ edges, slopes }, shape, rows, prepared[i]));
}

/**
 * For each pixel and ring the residual is the value less the median of the eight neighbours of the ring, the spread that of these, and
 * the noise that of the frame at their level; './scoring.ts' says what follows. A pixel whose neighbours are clipped does not count.
 * This is the reference that the kernels must equal bit for bit.
 */
export function addPlainly(
  planes: ComponentPlanes,
  frames: readonly Frame[],
  rows: Rows,
  prepared: readonly EvidenceFrame[],
): void {
  addEdges(planes, frames, rows, prepared);
  frames.forEach(({ width }, i) => addFrame(planes, width, rows, prepared[i]));
}

function addFrame(planes: SitePlanes, width: number, rows: Rows, frame: EvidenceFrame): void {
  const { rings, phases, sites } = frame;
  const right = sites.x + sites.width;
  const bottom = Math.min(rows.to, sites.y + sites.height);
  for (let y = Math.max(rows.from, sites.y); y < bottom; y++) {
    for (let first = sites.x; first < Math.min(sites.x + phases.width, right); first++) {
      const offsets = rings.map((ring) => ring.at(first, y).map(({ dx, dy }) => dy * width + dx));
      const phase = (y % phases.height) * phases.width + (first % phases.width);
      const middle = phase * BINS + REACH;
      for (let x = first; x < right; x += phases.width) addSite(planes, frame, y * width + x, offsets, middle);
    }
  }
}

const { fround } = Math;
const sorted: EightSorted = { second: 0, fourth: 0, fifth: 0, seventh: 0 };

/**
 * @param offsets of the neighbours, ring by ring
 * @param middle index of the bin of no difference in the histogram of the site's phase
 */
function addSite(
  planes: SitePlanes,
  { samples, noise, scaling, clippedFrom, exposure }: EvidenceFrame,
  i: number,
  offsets: readonly (readonly number[])[],
  middle: number,
): void {
  const scoring = scoringOf(scaling);
  let [sum, twice] = [0, 0];
  for (let ring = 0; ring < offsets.length; ring++) {
    const at = (neighbour: number): number => samples[i + offsets[ring][neighbour]];
    sortEight(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), sorted);
    if (sorted.seventh >= clippedFrom) return;
    const twiceLevel = sorted.fourth + sorted.fifth;
    const ofLevel = scaling.ofLevel[ring][((twiceLevel + 1) >> 1) >> noise[ring].shift];
    const spread = sorted.seventh - sorted.second;
    const square = fround(fround(fround(spread * spread) * scaling.ofSpread) + ofLevel);
    twice = 2 * samples[i] - twiceLevel;
    sum = scoring.add(sum, twice, square);
  }
  record(planes, i, middle, scoring.step(sum), twice, exposure);
}

/** @param twice residual against the outermost ring in half DN */
function record(planes: SitePlanes, i: number, middle: number, step: number, twice: number, exposure: number): void {
  planes.sum[i] += step;
  planes.residual[i] += twice;
  planes.count[i]++;
  planes.histogram[middle + step]++;
  if (planes.heat.length > 0) planes.heat[i] += twice * exposure;
  if (step > EXCESS_FROM * STEPS) planes.excess[i] += step - EXCESS_FROM * STEPS;
  if (step >= CLEARLY * STEPS) planes.above[i]++;
  if (step <= -CLEARLY * STEPS) planes.below[i]++;
}

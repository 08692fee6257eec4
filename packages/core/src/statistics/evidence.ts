/** Evidence that a pixel differs from its neighbours more than noise and scenery explain, frame by frame. */
import type { Accumulator } from '../hooks.ts';
import type { Frame, FrameShape, Rows } from '../nouns.ts';
import { estimateNoise, type NoiseModel } from './noise.ts';
import { sortEight, SPREAD_OF_EIGHT, type EightSorted } from './order.ts';
import { addFiltering, createFiltering, type FilteringPlanes } from './filtering.ts';
import { addOverlap, createOverlap, type OverlapPlanes } from './overlap.ts';
import { clippedFrom } from './saturation.ts';
import { phasesOf, viewOf, type Phases, type View } from './view.ts';

/** Most that one frame adds to the evidence, in standard deviations: no edge can shout. */
const CLIP = 6;
/** Fixed-point steps of a standard deviation. */
export const STEPS = 8;
/** The greatest step. */
export const REACH = CLIP * STEPS;
/** Standard deviations from which a frame is counted as clearly above or below. */
export const CLEARLY = 3;
/** Standard deviations beyond which a frame adds to the excess. */
export const EXCESS_FROM = 2;

/** One value a pixel, whatever its channels. */
export interface EvidencePlanes extends OverlapPlanes, FilteringPlanes {
  /** Sum of clipped z in steps of 1/8 standard deviation. */
  readonly sum: Int32Array;
  /** Sum of what clipped z has beyond 2 standard deviations, in the same steps. */
  readonly excess: Uint32Array;
  /** Sum of residuals in half DN. */
  readonly residual: Int32Array;
  /** Sum of residuals times exposure time, in half DN and 2^-12 s; empty where samples are not linear. */
  readonly heat: Float64Array;
  /** Frames that count: those whose neighbourhood was not clipped. */
  readonly count: Uint16Array;
  /** Frames in which the pixel was clearly above its neighbours. */
  readonly above: Uint16Array;
  /** Frames in which the pixel was clearly below its neighbours. */
  readonly below: Uint16Array;
  /** How often each step of z was seen, from -48 to 48, over all pixels and frames that count, phase by phase. */
  readonly histogram: Float64Array;
}

/** Pixels over which demosaicing reaches, and at the border has to guess. */
const DEMOSAICING = 2;

/** What a frame's stripes share. */
export interface EvidenceFrame extends View {
  /** One model a ring. */
  readonly noise: readonly NoiseModel[];
  /** From this value on a neighbour is clipped, in DN. */
  readonly clippedFrom: number;
  readonly phases: Phases;
  /** In 2^-12 s. */
  readonly exposure: number;
}

/** Units of exposure time in a second. */
export const EXPOSURE_UNITS = 2 ** 12;
/** Exposures beyond this are taken for it, in seconds, so that sums stay exact. */
const LONGEST = 1024;

/** Whether a residual in DN is proportional to the light or charge that made it. */
export function isLinear({ mosaic, channels, lossy }: FrameShape): boolean {
  return mosaic !== undefined || (channels === 1 && !lossy);
}

export function createEvidence(shape: FrameShape): EvidencePlanes {
  const sites = shape.width * shape.height;
  const phases = phasesOf(shape);
  return {
    sum: new Int32Array(sites),
    excess: new Uint32Array(sites),
    residual: new Int32Array(sites),
    heat: new Float64Array(isLinear(shape) ? sites : 0),
    count: new Uint16Array(sites),
    above: new Uint16Array(sites),
    below: new Uint16Array(sites),
    histogram: new Float64Array(phases.width * phases.height * (2 * REACH + 1)),
    ...createOverlap(shape),
    ...createFiltering(),
  };
}

export function prepareEvidence(frame: Frame): EvidenceFrame {
  const view = viewOf(frame);
  const seconds = Math.min(LONGEST, frame.capture.exposure ?? 0);
  return {
    ...view,
    noise: view.rings.map((ring) => estimateNoise(frame, view.samples, ring)),
    clippedFrom: clippedFrom(frame, view),
    phases: phasesOf(frame),
    exposure: Math.round(seconds * EXPOSURE_UNITS),
  };
}

/**
 * Adds rows of a frame. For each pixel and ring: residual r = value − median of the eight neighbours of the ring,
 * z = r / √(spread² + noise²), where spread is that of the neighbours and noise that of the frame at their level; in pictures
 * the mean over both rings. A pixel whose neighbours are clipped does not count, nor does one so near to the border of the
 * active area that it has neighbours on one side alone, or was demosaiced so: any gradient of the scene or the lens would look
 * like a defect there.
 */
export function addEvidence(planes: EvidencePlanes, frame: Frame, rows: Rows, prepared: EvidenceFrame): void {
  addOverlap(planes, frame, rows, prepared);
  addFiltering(planes, frame, rows, prepared);
  const { active, width } = frame;
  const { rings, phases } = prepared;
  const reach = Math.max(...rings.map((ring) => ring.reach)) + (frame.channels === 3 ? DEMOSAICING - 1 : 0);
  const [left, right] = [active.x + reach, active.x + active.width - reach];
  const [top, bottom] = [Math.max(rows.from, active.y + reach), Math.min(rows.to, active.y + active.height - reach)];
  for (let y = top; y < bottom; y++) {
    for (let first = left; first < Math.min(left + phases.width, right); first++) {
      const offsets = rings.map((ring) => ring.at(first, y).map(({ dx, dy }) => dy * width + dx));
      const phase = (y % phases.height) * phases.width + (first % phases.width);
      const middle = phase * (2 * REACH + 1) + REACH;
      for (let x = first; x < right; x += phases.width) addSite(planes, prepared, y * width + x, offsets, middle);
    }
  }
}

const sorted: EightSorted = { second: 0, fourth: 0, fifth: 0, seventh: 0 };

/**
 * @param offsets of the neighbours, ring by ring
 * @param middle index of the bin of no difference in the histogram of the site's phase
 */
function addSite(
  planes: EvidencePlanes,
  { samples, noise, clippedFrom, exposure }: EvidenceFrame,
  i: number,
  offsets: readonly (readonly number[])[],
  middle: number,
): void {
  let [z, twice] = [0, 0];
  for (let ring = 0; ring < offsets.length; ring++) {
    const at = (neighbour: number): number => samples[i + offsets[ring][neighbour]];
    sortEight(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), sorted);
    if (sorted.seventh >= clippedFrom) return;
    const { variance, shift } = noise[ring];
    const twiceLevel = sorted.fourth + sorted.fifth;
    const spread = (sorted.seventh - sorted.second) / SPREAD_OF_EIGHT;
    twice = 2 * samples[i] - twiceLevel;
    z += twice / (2 * Math.sqrt(spread * spread + variance[twiceLevel >> (shift + 1)]));
  }
  record(planes, i, middle, z / offsets.length, twice, exposure);
}

/** @param twice residual against the outermost ring in half DN */
function record(planes: EvidencePlanes, i: number, middle: number, z: number, twice: number, exposure: number): void {
  const size = Math.min(REACH, Math.floor(Math.abs(z) * STEPS + 0.5));
  const step = z < 0 ? -size : size;
  planes.sum[i] += step;
  planes.residual[i] += twice;
  planes.count[i]++;
  planes.histogram[middle + step]++;
  if (planes.heat.length > 0) planes.heat[i] += twice * exposure;
  if (step > EXCESS_FROM * STEPS) planes.excess[i] += step - EXCESS_FROM * STEPS;
  if (step >= CLEARLY * STEPS) planes.above[i]++;
  if (step <= -CLEARLY * STEPS) planes.below[i]++;
}

/** The built-in accumulator of evidence. */
export const evidenceAccumulator: Accumulator<EvidenceFrame> = {
  version: 2,
  create: createEvidence,
  // Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits.
  capacity: ({ bits }) => (bits > 8 ? 16_383 : 65_535),
  prepare: prepareEvidence,
  add: (planes, frames, rows, prepared) =>
    frames.forEach((frame, i) => addEvidence(planes as EvidencePlanes, frame, rows, prepared[i])),
};

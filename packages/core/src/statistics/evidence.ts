/** Evidence that a pixel differs from its neighbours more than noise and scenery explain, frame by frame. */
import type { Accumulator } from '../hooks.ts';
import type { Frame, FrameShape, Planes, Rows } from '../nouns.ts';
import { Neighbourhood } from './neighbours.ts';
import { estimateNoise, type NoiseModel } from './noise.ts';
import { sortEight, SPREAD_OF_EIGHT, type EightSorted } from './order.ts';
import { clippedFrom } from './saturation.ts';

/** Most that one frame adds to the evidence, in standard deviations: no edge can shout. */
export const CLIP = 8;
/** Fixed-point steps of a standard deviation. */
export const STEPS = 8;
/** Standard deviations from which a frame is counted as clearly above or below. */
const CLEARLY = 3;

/** One value a pixel, whatever its channels; of RGB the channel that differs most speaks. */
export interface EvidencePlanes extends Planes {
  /** Sum of clipped z in steps of 1/8 standard deviation. */
  readonly sum: Int32Array;
  /** Sum of the squares of the same steps. */
  readonly squares: Uint32Array;
  /** Sum of residuals in half DN. */
  readonly residual: Int32Array;
  /** Frames that count: those whose neighbourhood was not clipped. */
  readonly count: Uint16Array;
  /** Frames in which the pixel was clearly above its neighbours. */
  readonly above: Uint16Array;
  /** Frames in which the pixel was clearly below its neighbours. */
  readonly below: Uint16Array;
  /** How often each step of z was seen, from -64 to 64, over all pixels and frames that count. */
  readonly histogram: Float64Array;
}

/** What a frame's stripes share. */
export interface EvidenceFrame {
  readonly neighbourhood: Neighbourhood;
  /** One model a channel. */
  readonly noise: readonly NoiseModel[];
  /** From this value on a neighbour is clipped, in DN. */
  readonly clippedFrom: number;
}

export function createEvidence({ width, height }: FrameShape): EvidencePlanes {
  const sites = width * height;
  return {
    sum: new Int32Array(sites),
    squares: new Uint32Array(sites),
    residual: new Int32Array(sites),
    count: new Uint16Array(sites),
    above: new Uint16Array(sites),
    below: new Uint16Array(sites),
    histogram: new Float64Array(2 * CLIP * STEPS + 1),
  };
}

export function prepareEvidence(frame: Frame): EvidenceFrame {
  const neighbourhood = new Neighbourhood(frame);
  const noise = Array.from({ length: frame.channels }, (_, channel) => estimateNoise(frame, neighbourhood, channel));
  return { neighbourhood, noise, clippedFrom: clippedFrom(frame) };
}

/**
 * Adds rows of a frame. For each pixel and channel: residual r = sample − median of its eight nearest same-colour
 * neighbours, z = r / √(spread² + noise²), where spread is that of the neighbours and noise that of the frame at their
 * level. A channel whose neighbours are clipped does not count, nor does a pixel so near to the border of the active area
 * that it has neighbours on one side alone: any gradient of the scene or the lens would look like a defect there.
 */
export function addEvidence(planes: EvidencePlanes, frame: Frame, rows: Rows, prepared: EvidenceFrame): void {
  const { active, width, channels } = frame;
  const { reach, periodX } = prepared.neighbourhood;
  const [left, right] = [active.x + reach, active.x + active.width - reach];
  const [top, bottom] = [Math.max(rows.from, active.y + reach), Math.min(rows.to, active.y + active.height - reach)];
  for (let y = top; y < bottom; y++) {
    for (let first = left; first < left + periodX; first++) {
      const offsets = prepared.neighbourhood.at(first, y).map(({ dx, dy }) => (dy * width + dx) * channels);
      for (let x = first; x < right; x += periodX) addSite(planes, frame, prepared, y * width + x, offsets);
    }
  }
}

const sorted: EightSorted = { second: 0, fourth: 0, fifth: 0, seventh: 0 };

function addSite(
  planes: EvidencePlanes,
  { samples, channels }: Frame,
  { noise, clippedFrom }: EvidenceFrame,
  site: number,
  offsets: readonly number[],
): void {
  let counts = false;
  let strongest = 0;
  let twiceResidual = 0;
  for (let i = site * channels, channel = 0; channel < channels; i++, channel++) {
    const at = (neighbour: number): number => samples[i + offsets[neighbour]];
    sortEight(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), sorted);
    if (sorted.seventh >= clippedFrom) continue;
    counts = true;
    const { variance, shift } = noise[channel];
    const twiceLevel = sorted.fourth + sorted.fifth;
    const twice = 2 * samples[i] - twiceLevel;
    const spread = (sorted.seventh - sorted.second) / SPREAD_OF_EIGHT;
    const z = twice / (2 * Math.sqrt(spread * spread + variance[twiceLevel >> (shift + 1)]));
    if (Math.abs(z) <= Math.abs(strongest)) continue;
    strongest = z;
    twiceResidual = twice;
  }
  if (counts) record(planes, site, strongest, twiceResidual);
}

function record(planes: EvidencePlanes, site: number, z: number, twiceResidual: number): void {
  const size = Math.min(CLIP * STEPS, Math.floor(Math.abs(z) * STEPS + 0.5));
  const step = z < 0 ? -size : size;
  planes.sum[site] += step;
  planes.squares[site] += step * step;
  planes.residual[site] += twiceResidual;
  planes.count[site]++;
  planes.histogram[CLIP * STEPS + step]++;
  if (step >= CLEARLY * STEPS) planes.above[site]++;
  if (step <= -CLEARLY * STEPS) planes.below[site]++;
}

/** The built-in accumulator of evidence. */
export const evidenceAccumulator: Accumulator<EvidenceFrame> = {
  version: 1,
  create: createEvidence,
  // Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits.
  capacity: ({ bits }) => (bits > 8 ? 16_383 : 65_535),
  prepare: prepareEvidence,
  add: (planes, frame, rows, prepared) => addEvidence(planes as EvidencePlanes, frame, rows, prepared),
};

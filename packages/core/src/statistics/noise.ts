/** How much a sample differs from its neighbours by noise alone, as a function of the level, read off the frame itself. */
import type { Frame } from '../nouns.ts';
import type { Neighbourhood } from './neighbours.ts';
import { sortEight, SPREAD_OF_EIGHT, type EightSorted } from './order.ts';
import { strideFor } from './stride.ts';
import type { View } from './view.ts';

/** Sites that are looked at. */
const SITES = 1 << 16;
/** Levels at which the noise is measured; each gets an equal share of the sites. */
const LEVELS = 32;
/** Entries of the table a sample is looked up in. */
const TABLE_BITS = 12;
/** Rounding to whole DN makes itself felt below this, in DN. */
const LEAST_SIGMA = 0.5;
/** Standard deviation of a normal variable over its median absolute deviation: 1 / Φ⁻¹(3/4). */
const SIGMA_PER_MAD = 1.4826;

/** Variance of a residual by level, in DN²: `variance[level >> shift]`. */
export interface NoiseModel {
  readonly variance: Float64Array;
  readonly shift: number;
}

interface Sample {
  readonly level: number;
  readonly spread: number;
  readonly residual: number;
}

/**
 * The noise of a frame against a ring of neighbours. At each level the calmer half of the sites, by the spread of their neighbours, is taken to
 * be free of scenery, and the median absolute residual there gives sigma; between levels it is interpolated.
 */
export function estimateNoise(frame: Frame, values: View['samples'], ring: Neighbourhood): NoiseModel {
  const samples = sampleSites(frame, values, ring).sort((a, b) => a.level - b.level);
  const points: { level: number; sigma: number }[] = [];
  for (let bin = 0; bin < LEVELS; bin++) {
    const members = samples.slice(
      Math.floor((bin * samples.length) / LEVELS),
      Math.floor(((bin + 1) * samples.length) / LEVELS),
    );
    if (members.length === 0) continue;
    const calm = members.sort((a, b) => a.spread - b.spread).slice(0, Math.ceil(members.length / 2));
    const level = calm.reduce((sum, sample) => sum + sample.level, 0) / calm.length;
    points.push({ level, sigma: SIGMA_PER_MAD * median(calm.map(({ residual }) => residual)) });
  }
  const bits = frame.bits > 8 ? 16 : 8;
  const shift = Math.max(0, bits - TABLE_BITS);
  const variance = new Float64Array(1 << (bits - shift));
  for (let i = 0; i < variance.length; i++) variance[i] = Math.max(LEAST_SIGMA, interpolate(points, i << shift)) ** 2;
  return { variance, shift };
}

function sampleSites({ width, active }: Frame, samples: View['samples'], ring: Neighbourhood): Sample[] {
  const step = strideFor({ active }, SITES);
  const out: EightSorted = { second: 0, fourth: 0, fifth: 0, seventh: 0 };
  const found: Sample[] = [];
  for (let y = active.y; y < active.y + active.height; y += step) {
    for (let x = active.x; x < active.x + active.width; x += step) {
      if (!ring.isInside(x, y)) continue;
      const at = (dx: number, dy: number): number => samples[(y + dy) * width + x + dx];
      const [a, b, c, d, e, f, g, h] = ring.at(x, y).map(({ dx, dy }) => at(dx, dy));
      sortEight(a, b, c, d, e, f, g, h, out);
      const level = (out.fourth + out.fifth) / 2;
      found.push({ level, spread: (out.seventh - out.second) / SPREAD_OF_EIGHT, residual: Math.abs(at(0, 0) - level) });
    }
  }
  return found;
}

function interpolate(points: readonly { level: number; sigma: number }[], level: number): number {
  if (points.length === 0) return 0;
  const above = points.findIndex((point) => point.level >= level);
  if (above === 0) return points[0].sigma;
  if (above < 0) return points[points.length - 1].sigma;
  const [a, b] = [points[above - 1], points[above]];
  return a.sigma + ((b.sigma - a.sigma) * (level - a.level)) / (b.level - a.level);
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

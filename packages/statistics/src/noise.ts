/** How much a sample differs from its neighbours by noise alone, as a function of the level, read off the frame itself. */
import type { FrameShape } from '@hotpix/core';
import { medianOf, nthOf } from './median.ts';
import { offsetsOf, type Neighbourhood } from './neighbours.ts';
import { sortEight, type EightSorted } from './order.ts';
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

/** Sites of a frame, one number each. */
interface Sites {
  /** Twice the median of the neighbours, in DN. */
  readonly levels: Uint32Array;
  /** Seventh less second of the sorted neighbours, in DN. */
  readonly spreads: Uint32Array;
  /** Twice the absolute residual, in DN. */
  readonly residuals: Uint32Array;
}

interface Point {
  readonly level: number;
  readonly sigma: number;
}

/**
 * The noise of a frame against a ring of neighbours. At each level the calmer half of the sites, by the spread of their
 * neighbours, is taken to be free of scenery, and the median absolute residual there gives sigma; between levels it is
 * interpolated.
 */
export function estimateNoise(shape: FrameShape, values: View['samples'], ring: Neighbourhood): NoiseModel {
  const points = measureLevels(sampleSites(shape, values, ring));
  const bits = shape.bits > 8 ? 16 : 8;
  const shift = Math.max(0, bits - TABLE_BITS);
  const variance = new Float64Array(1 << (bits - shift));
  for (let i = 0; i < variance.length; i++) variance[i] = Math.max(LEAST_SIGMA, interpolate(points, i << shift)) ** 2;
  return { variance, shift };
}

function measureLevels({ levels, spreads, residuals }: Sites): Point[] {
  const byLevel = orderByLevel(levels);
  const points: Point[] = [];
  for (let bin = 0; bin < LEVELS; bin++) {
    const [from, to] = [bin, bin + 1].map((end) => Math.floor((end * byLevel.length) / LEVELS));
    if (from === to) continue;
    const calm = calmerHalf(spreads, byLevel.subarray(from, to));
    const level = calm.reduce((sum, site) => sum + levels[site], 0) / calm.length / 2;
    const absolute = new Float64Array(calm.length).map((_, i) => residuals[calm[i]]);
    points.push({ level, sigma: (SIGMA_PER_MAD * medianOf(absolute)) / 2 });
  }
  return points;
}

/** Sites in the order of their levels; equals keep their order. Counting is many times faster than comparing. */
function orderByLevel(levels: Uint32Array): Uint32Array {
  const starts = new Uint32Array(levels.reduce((most, level) => Math.max(most, level), 0) + 2);
  for (const level of levels) starts[level + 1]++;
  for (let level = 1; level < starts.length; level++) starts[level] += starts[level - 1];
  const ordered = new Uint32Array(levels.length);
  for (let site = 0; site < levels.length; site++) ordered[starts[levels[site]]++] = site;
  return ordered;
}

/** The half of some sites with the least spreads; of equals the first. */
function calmerHalf(spreads: Uint32Array, sites: Uint32Array): Uint32Array {
  const half = new Uint32Array(Math.ceil(sites.length / 2));
  const own = new Float64Array(sites.length);
  for (let i = 0; i < sites.length; i++) own[i] = spreads[sites[i]];
  const limit = nthOf(own, half.length - 1);
  let n = 0;
  for (let i = 0; i < sites.length; i++) if (spreads[sites[i]] < limit) half[n++] = sites[i];
  for (let i = 0; n < half.length; i++) if (spreads[sites[i]] === limit) half[n++] = sites[i];
  return half;
}

/** Sites on a grid that meets every phase of the mosaic. */
function sampleSites({ width, active }: FrameShape, samples: View['samples'], ring: Neighbourhood): Sites {
  const step = strideFor({ active }, SITES);
  const most = Math.ceil(active.width / step) * Math.ceil(active.height / step);
  const [levels, spreads, residuals] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const { reach } = ring;
  const offsets = offsetsOf(ring, width);
  const out: EightSorted = { second: 0, fourth: 0, fifth: 0, seventh: 0 };
  const sort = (i: number, o: Int32Array): void =>
    sortEight(
      samples[i + o[0]],
      samples[i + o[1]],
      samples[i + o[2]],
      samples[i + o[3]],
      samples[i + o[4]],
      samples[i + o[5]],
      samples[i + o[6]],
      samples[i + o[7]],
      out,
    );
  let n = 0;
  for (let y = active.y; y < active.y + active.height; y += step) {
    const isDeep = y >= active.y + reach && y < active.y + active.height - reach;
    const row = (y % ring.periodY) * ring.periodX;
    for (let x = active.x; x < active.x + active.width; x += step) {
      const isFar = isDeep && x >= active.x + reach && x < active.x + active.width - reach;
      if (!isFar && !ring.isInside(x, y)) continue;
      const i = y * width + x;
      sort(i, offsets[row + (x % ring.periodX)]);
      levels[n] = out.fourth + out.fifth;
      spreads[n] = out.seventh - out.second;
      residuals[n] = Math.abs(2 * samples[i] - levels[n]);
      n++;
    }
  }
  return {
    levels: levels.subarray(0, n),
    spreads: spreads.subarray(0, n),
    residuals: residuals.subarray(0, n),
  };
}

function interpolate(points: readonly Point[], level: number): number {
  if (points.length === 0) return 0;
  const above = points.findIndex((point) => point.level >= level);
  if (above === 0) return points[0].sigma;
  if (above < 0) return points[points.length - 1].sigma;
  const [a, b] = [points[above - 1], points[above]];
  return a.sigma + ((b.sigma - a.sigma) * (level - a.level)) / (b.level - a.level);
}

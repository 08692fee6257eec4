/** How much the good pixels of a mean image differ from their surroundings, by colour and level. */
import { type ChannelSums, medianOf, type Moments, strideFor, type Surroundings } from '@hotpix/statistics';
import { Tail } from './tail.ts';

/** Sites that are looked at. */
const SITES = 1 << 17;
/** Levels of a colour at which the noise is measured, and the sites that each needs. */
const LEVELS = 16;
const LEAST_SITES = 1024;
/** Share of the sites at either end that does not count: defects, and the tail. */
const TRIMMED = 0.1;
/** Variance of the middle 80 % of a normal variable of variance 1: 1 − 2·z·φ(z)/0.8 at z = Φ⁻¹(0.9). */
const MIDDLE_VARIANCE = 0.437_71;
/** Rounding of one frame to whole DN makes itself felt below this, in DN. */
const LEAST_SIGMA = 0.5;

interface Site {
  /** Median around, in DN. */
  readonly level: number;
  /** In DN. */
  readonly deviation: number;
}

/** The noise of one colour. */
export class SpatialNoise {
  /** Least standard deviation at any level, in DN. */
  readonly least: number;
  readonly above: Tail;
  readonly below: Tail;
  private readonly points: readonly { level: number; sigma: number }[];

  /** @param probability by which a good site may be beyond either limit */
  constructor(sites: Site[], floor: number, probability: number) {
    sites.sort((a, b) => a.level - b.level);
    const groups = Math.max(1, Math.min(LEVELS, Math.floor(sites.length / LEAST_SITES)));
    this.points = Array.from({ length: groups }, (_, i) => {
      const [from, to] = [i, i + 1].map((end) => Math.floor((end * sites.length) / groups));
      const members = sites.slice(from, to);
      const sigma = middleSpread(Float64Array.from(members, ({ deviation }) => deviation));
      return { level: medianOf(Float64Array.from(members, ({ level }) => level)), sigma: Math.max(floor, sigma) };
    });
    this.least = Math.min(...this.points.map(({ sigma }) => sigma));
    const scores = Float64Array.from(sites, ({ level, deviation }) => deviation / this.sigma(level)).sort();
    this.above = new Tail(scores, probability);
    this.below = new Tail(scores.map((score) => -score).reverse(), probability);
  }

  /** Standard deviation of a good site at a level, in DN. */
  sigma(level: number): number {
    const { points } = this;
    const after = points.findIndex((point) => point.level >= level);
    if (after === 0) return points[0].sigma;
    if (after < 0) return points[points.length - 1].sigma;
    const [a, b] = [points[after - 1], points[after]];
    return a.sigma + ((b.sigma - a.sigma) * (level - a.level)) / (b.level - a.level);
  }
}

/**
 * The noise of every colour by its key, from sites on a grid whose steps meet every phase of the mosaic.
 * @param levels of the channels
 * @param keyOf colour of a sample
 */
export function measureSpatialNoise(
  moments: Moments,
  levels: readonly LevelReader[],
  keyOf: (x: number, y: number, channel: number) => string,
  probability: number,
): Map<string, SpatialNoise> {
  const { shape, frames } = moments;
  const { active, channels, lossy } = shape;
  const step = strideFor(shape, SITES / channels);
  const sites = new Map<string, Site[]>();
  for (let y = active.y; y < active.y + active.height; y += step) {
    for (let x = active.x; x < active.x + active.width; x += step) {
      for (let channel = 0; channel < channels; channel++) {
        const level = levels[channel].around(x, y);
        const key = keyOf(x, y, channel);
        if (!sites.has(key)) sites.set(key, []);
        sites.get(key)?.push({ level, deviation: levels[channel].at(x, y) - level });
      }
    }
  }
  // A codec rounds every frame alike; noise on raw samples rounds each another way.
  const floor = lossy ? LEAST_SIGMA : LEAST_SIGMA / Math.sqrt(frames);
  return new Map([...sites].map(([key, members]) => [key, new SpatialNoise(members, floor, probability)]));
}

/**
 * Standard deviation in a normal distribution whose middle 80 % are as wide. Unlike the median absolute deviation it does not
 * jump by whole DN where the noise is but a few.
 */
function middleSpread(values: Float64Array): number {
  const trimmed = Math.floor(values.length * TRIMMED);
  const middle = values.sort().subarray(trimmed, values.length - trimmed);
  const mean = middle.reduce((sum, value) => sum + value, 0) / middle.length;
  const variance = middle.reduce((sum, value) => sum + (value - mean) ** 2, 0) / middle.length;
  return Math.sqrt(variance / MIDDLE_VARIANCE);
}

/** Reads the mean image of a channel, in DN. */
export class LevelReader {
  private readonly sums: ChannelSums;
  private readonly moments: Pick<Moments, 'shape' | 'frames'>;
  private readonly surroundings: Surroundings;
  private readonly buffer = new Float64Array(256);

  /** @param moments that the sums are of */
  constructor(sums: ChannelSums, moments: Pick<Moments, 'shape' | 'frames'>, surroundings: Surroundings) {
    this.sums = sums;
    this.moments = moments;
    this.surroundings = surroundings;
  }

  /** Of a pixel. */
  at(x: number, y: number): number {
    const { values, step, first } = this.sums;
    return values[(y * this.moments.shape.width + x) * step + first] / this.moments.frames;
  }

  /** The median of the surrounding pixels. */
  around(x: number, y: number): number {
    const { surroundings, buffer } = this;
    const { values, step, first } = this.sums;
    const { frames, shape } = this.moments;
    const { width } = shape;
    const at = (y * width + x) * step + first;
    const offsets = surroundings.isInside(x, y) ? surroundings.at(x, y) : surroundings.near(x, y);
    for (let i = 0; i < offsets.length; i++) {
      buffer[i] = values[at + (offsets[i].dy * width + offsets[i].dx) * step];
    }
    return medianOf(buffer, offsets.length) / frames;
  }
}

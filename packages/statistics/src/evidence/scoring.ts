/**
 * How residuals become steps of z, an eighth of a standard deviation each. For each ring z = r / √(spread² + noise²); the mean
 * over the rings is taken, and cut off. The kernels must equal what stands here bit for bit, hence float32.
 */
import type { NoiseModel } from '../noise/noise.ts';
import { SPREAD_OF_EIGHT } from '../order.ts';

/** Most that one frame adds to the evidence, in standard deviations: no edge can shout. */
const CLIP = 6;
/** Fixed-point steps of a standard deviation. */
export const STEPS = 8;
/** The greatest step. */
export const REACH = CLIP * STEPS;

/**
 * What half DN are divided by for steps of z, squared: `ofSpread` times the square of a spread in DN, and `ofLevel`. All are
 * float32.
 */
export interface Scaling {
  readonly ofSpread: number;
  /** One table per ring: `ofLevel[ring][level >> shift]`. */
  readonly ofLevel: readonly Float32Array[];
  /** Whether steps are reckoned in whole numbers, as those of 8-bit pictures are: that is faster, and off by an eighth at most. */
  readonly isWhole: boolean;
}

/** Residuals come in half DN, and a ring counts as its share of the mean. */
export function scalingOf(noise: readonly NoiseModel[], isWhole: boolean): Scaling {
  const unit = (noise.length / 4) ** 2;
  return {
    ofSpread: fround(unit / SPREAD_OF_EIGHT ** 2),
    ofLevel: noise.map(({ variance }) => timesUnit(variance, unit)),
    isWhole,
  };
}

/** In a loop, as `Float32Array.from` iterates ten times as long. */
function timesUnit(variance: Float64Array, unit: number): Float32Array {
  const out = new Float32Array(variance.length);
  for (let i = 0; i < out.length; i++) out[i] = variance[i] * unit;
  return out;
}

/** A sum over rings in units of its own, and the step that it comes to. */
export interface Scoring {
  /** @param twice residual in half DN @param square what that is divided by, squared */
  add(sum: number, twice: number, square: number): number;
  step(sum: number): number;
}

export function scoringOf({ isWhole }: Scaling): Scoring {
  return isWhole ? WHOLE : FLOATING;
}

const { fround, sqrt } = Math;

/** Added to a float32 it makes a whole number of it, of two as near the even one. */
const ROUNDING = 1.5 * 2 ** 23;

const FLOATING: Scoring = {
  add: (sum, twice, square) => fround(sum + fround(twice * fround(1 / fround(sqrt(square))))),
  step: (sum) => cut(fround(fround(sum + ROUNDING) - ROUNDING)),
};

/** A weight of 2^13 makes a step of half a DN, and weights have 15 bits. */
const [UNIT, GREATEST] = [2 ** 13, 2 ** 15 - 1];
/** Units in a step, and what residuals are multiplied by so that a product without its last 15 bits has such units. */
const [FINE, GAIN] = [16, 64];

const WHOLE: Scoring = {
  add(sum, twice, square) {
    const weight = Math.floor(fround(Math.min(GREATEST, fround(UNIT / fround(sqrt(square)))) + 0.5));
    return sum + ((GAIN * twice * weight + 2 ** 14) >> 15);
  },
  step(sum) {
    const size = Math.floor((Math.abs(sum) + FINE / 2) / FINE);
    return cut(sum < 0 ? -size : size);
  },
};

const cut = (step: number): number => Math.max(-REACH, Math.min(REACH, step));

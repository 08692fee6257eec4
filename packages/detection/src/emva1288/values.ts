/** The arithmetic of the figures: a number, or the reason why there is none. */
import type { SpatialVariance, Stack } from './stack.ts';

/** The stacks of one colour; at least one of them. */
export interface Stacks {
  readonly dark?: Stack;
  readonly flat?: Stack;
}

export type Value = number | string;

/** Variance of rounding to whole DN, in DN². */
const QUANTISATION = 1 / 12;
/** Below this variance in DN² quantisation hides the temporal dark noise; the standard takes this instead. */
const LEAST_DARK_VARIANCE = 0.24;

const REASONS = {
  dark: 'It needs dark frames of the same camera: give their State as the dark set.',
  flat: 'It needs the system gain, which flat fields with this dark set tell.',
  oneFrame: 'It needs at least 2 frames of each set, to tell temporal noise from what stays.',
  negative: 'It is lost in the temporal noise: take more frames.',
  darker: 'The dark frames vary as much: hot pixels outweigh it, or it is lost in the temporal noise.',
  noLight: 'It needs flat fields that are brighter and noisier than the dark frames.',
  tooSmall: 'The frame has too few rows or columns to be split.',
};

/** μ_y in DN. */
export function meanOf(stacks: Stacks, set: keyof Stacks): Value {
  return stacks[set]?.mean ?? REASONS[set];
}

/** σ_y in DN. */
export function temporalNoise(stacks: Stacks, set: keyof Stacks): Value {
  return root(temporalVariance(stacks, set));
}

/** K = (σ²_y − σ²_y.dark)/(μ_y − μ_y.dark) in DN/e⁻: the slope of the photon transfer curve through one exposure. */
export function gain(stacks: Stacks): Value {
  const slope = combine(
    temporalVariance(stacks, 'flat'),
    temporalVariance(stacks, 'dark'),
    (bright, black) => (bright - black) / light(stacks),
  );
  return typeof slope === 'string' || (slope > 0 && light(stacks) > 0) ? slope : REASONS.noLight;
}

/** σ_d = √(max(σ²_y.dark, 0.24) − 1/12)/K in e⁻. */
export function darkNoiseElectrons(stacks: Stacks): Value {
  return combine(temporalVariance(stacks, 'dark'), gain(stacks), (variance, k) => {
    return Math.sqrt(Math.max(variance, LEAST_DARK_VARIANCE) - QUANTISATION) / k;
  });
}

/** DSNU = s_y.dark in DN. */
export function dsnu(stacks: Stacks, part: keyof SpatialVariance): Value {
  return root(spatialVariance(stacks, 'dark', part));
}

/** DSNU = s_y.dark/K in e⁻. */
export function dsnuElectrons(stacks: Stacks, part: keyof SpatialVariance): Value {
  return combine(dsnu(stacks, part), gain(stacks), (deviation, k) => deviation / k);
}

/** PRNU = 100·√(s²_y − s²_y.dark)/(μ_y − μ_y.dark) in %. */
export function prnu(stacks: Stacks, part: keyof SpatialVariance): Value {
  const variance = combine(
    spatialVariance(stacks, 'flat', part),
    spatialVariance(stacks, 'dark', part),
    (bright, black) => bright - black,
  );
  const deviation = root(variance, REASONS.darker);
  if (typeof deviation === 'string') return deviation;
  return light(stacks) > 0 ? (100 * deviation) / light(stacks) : REASONS.noLight;
}

/** μ_y − μ_y.dark in DN. */
function light({ dark, flat }: Stacks): number {
  return dark && flat ? flat.mean - dark.mean : NaN;
}

function temporalVariance(stacks: Stacks, set: keyof Stacks): Value {
  const stack = stacks[set];
  return stack ? (stack.temporal ?? REASONS.oneFrame) : REASONS[set];
}

function spatialVariance(stacks: Stacks, set: keyof Stacks, part: keyof SpatialVariance): Value {
  const stack = stacks[set];
  if (!stack) return REASONS[set];
  if (stack.temporal === undefined) return REASONS.oneFrame;
  return stack.spatial?.[part] ?? REASONS.tooSmall;
}

function root(variance: Value, negative = REASONS.negative): Value {
  if (typeof variance === 'string') return variance;
  return variance < 0 ? negative : Math.sqrt(variance);
}

/** A missing set is the better reason than what the other lacks. */
function combine(a: Value, b: Value, of: (a: number, b: number) => number): Value {
  if (typeof b === 'string') return b;
  return typeof a === 'string' ? a : of(a, b);
}

/** Measurements on shots. */
import type { Shot } from '../src/index.ts';

export interface Spread {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance of numbers, by the two-pass formula. */
export function spreadOf(values: ArrayLike<number>): Spread {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { mean, variance: squares / (values.length - 1) };
}

/** Temporal variance of two shots of the same light: half the variance of their difference, EMVA 1288 R4 section 6.6. */
export function temporalVariance(first: Shot, second: Shot): number {
  return spreadOf(Float64Array.from(first.samples, (value, i) => value - second.samples[i])).variance / 2;
}

export function sampleAt({ samples, width }: Shot, x: number, y: number): number {
  return samples[y * width + x];
}

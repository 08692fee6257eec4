/** What a known defect would add to each photograph, by its kind and the settings. */
import type { Defect, FrameShape } from '@hotpix/core';
import { isLinear } from '@hotpix/statistics';
import type { SignalModel } from './change-point.ts';

/** How a photograph was taken, and the level around the defect in it, in DN. */
export interface Conditions {
  readonly iso?: number;
  /** In seconds. */
  readonly exposure?: number;
  readonly level: number;
}

/** Parts of a hot pixel's signal that are there at any exposure, at the exposure in the middle. */
const OFFSETS = [0, 0.1, 0.3, 0.6, 1];
/** Longest over shortest exposure from which on they can be told from what grows with it. */
const LEAST_RANGE = 2;
/**
 * Shares of itself by which a signal may scatter: 15 % by a temperature that changes by a degree or two; a half by one that changes by
 * some, since dark current doubles every 6 to 8 degrees (Widenhorn et al. 2002). A picture's tones are those of its tone curve.
 */
const SCATTERS = { sensor: [0.15, 0.5], picture: [0.3, 0.8] } as const;

export function signalModelOf(defect: Defect, shape: FrameShape, conditions: readonly Conditions[]): SignalModel {
  return {
    shapes: shapesOf(defect, shape, conditions),
    scatters: isLinear(shape) ? SCATTERS.sensor : SCATTERS.picture,
    // Beyond white nothing is told apart.
    most: Float64Array.from(conditions, ({ level }) => shape.white - level),
  };
}

function shapesOf(defect: Defect, shape: FrameShape, conditions: readonly Conditions[]): Float64Array[] {
  const { kind, amplitude, level: stuckAt } = defect;
  const of = (value: (one: Conditions) => number): Float64Array => Float64Array.from(conditions, value);
  if (kind === 'stuck' && stuckAt !== undefined) return [of(({ level }) => stuckAt - level)];
  // It takes a part of the light.
  if (kind === 'dead' || kind === 'dim' || amplitude < 0) return [of(({ level }) => shape.black - level)];
  if (kind === 'column' || kind === 'row' || kind === 'stuck' || !isLinear(shape)) return [of(() => 1)];
  const gains = gainsOf(conditions);
  const times = conditions.map(({ exposure }) => exposure ?? NaN);
  if (!(Math.max(...times) >= LEAST_RANGE * Math.min(...times))) return [Float64Array.from(gains)];
  const middle = [...times].sort((a, b) => a - b)[times.length >> 1];
  return OFFSETS.map((offset) =>
    Float64Array.from(gains, (gain, i) => gain * (offset + ((1 - offset) * times[i]) / middle)),
  );
}

/** ISO by ISO 100; 1 where a file does not say it. */
export function gainsOf(conditions: readonly Pick<Conditions, 'iso'>[]): number[] {
  const isKnown = conditions.every(({ iso }) => iso !== undefined);
  return conditions.map(({ iso = 1 }) => (isKnown ? iso / 100 : 1));
}

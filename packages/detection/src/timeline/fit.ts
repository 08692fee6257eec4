/** How strong a defect is in the photographs in which it is there. */
import type { Course } from '@hotpix/result';
import type { Conditions } from './signal.ts';
import { gainsOf } from './signal.ts';

/** Longest over shortest exposure from which on offset and rate can be told apart. */
const LEAST_RANGE = 2;
/** By which share of itself a signal scatters beside the noise, so that no bright photograph speaks for all. */
const SCATTER = 0.15;
const ROUNDS = 3;

interface Measured {
  /** In DN; NaN where nothing was measured. */
  readonly values: Float64Array;
  readonly sigmas: Float64Array;
}

/** In DN; 0 of none. */
export function meanAmplitudeOf({ values, sigmas }: Measured): number {
  const known = values.filter((_, i) => sigmas[i] > 0);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Of how many standard deviations they stand out together, signed: what tells a bright defect from a dark one. */
export function meanZOf({ values, sigmas }: Measured): number {
  return values.reduce((sum, value, i) => (sigmas[i] > 0 ? sum + value / sigmas[i] : sum), 0);
}

/**
 * Weighted least squares of value_i = gain_i (offset + rate · exposure_i); the weights are reckoned anew by what the fit before expects.
 * @param shoulder DN from which on no sample is proportional to light: such photographs are left out
 * @returns undefined where exposures do not vary enough, or are not known
 */
export function fitOf(
  { values, sigmas }: Measured,
  conditions: readonly Conditions[],
  shoulder: number,
): Course['fit'] {
  const isKnown = conditions.map(
    ({ exposure, level }, i) => exposure !== undefined && sigmas[i] > 0 && level + values[i] < shoulder,
  );
  const times = conditions.flatMap(({ exposure = 0 }, i) => (isKnown[i] ? [exposure] : []));
  if (times.length < 3 || Math.max(...times) < LEAST_RANGE * Math.min(...times)) return undefined;
  const gains = gainsOf(conditions);
  let fit = { offset: 0, rate: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    let [g, gt, gtt, y, yt] = [0, 0, 0, 0, 0];
    for (const [i, { exposure = 0 }] of conditions.entries()) {
      if (!isKnown[i]) continue;
      const expected = gains[i] * (fit.offset + fit.rate * exposure);
      const weight = 1 / (sigmas[i] ** 2 + (SCATTER * expected) ** 2);
      const gain = weight * gains[i] * gains[i];
      g += gain;
      gt += gain * exposure;
      gtt += gain * exposure ** 2;
      y += weight * gains[i] * values[i];
      yt += weight * gains[i] * values[i] * exposure;
    }
    const determinant = g * gtt - gt * gt;
    if (!(determinant > 0)) return undefined;
    fit = { offset: (y * gtt - yt * gt) / determinant, rate: (yt * g - y * gt) / determinant };
  }
  const hasIso = conditions.every(({ iso }) => iso !== undefined);
  return { offset: rounded(fit.offset), rate: rounded(fit.rate), ...(hasIso && { iso: 100 }) };
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** What a defect that one scan saw differs by in the photographs of another. */
import { isLine } from '@hotpix/result';
import type { Conditions, Shot, Sighting } from './model.ts';

/** What the model needs to know of a sighting. */
export type Strength = Pick<Sighting, 'kind' | 'amplitude' | 'score' | 'fit'>;

/**
 * In DN, 0 or more, in photographs taken alike. Of a hot pixel the fit of offset and rate tells it, where there is one; else it is taken to go with
 * the exposure where that is shorter than it was, and not to grow where it is longer.
 * @param then what the scan that saw it was like
 * @param gain by how much dark currents are larger than then
 */
export function amplitudeIn(shot: Shot, { kind, amplitude, fit }: Strength, then: Conditions, gain: number): number {
  const size = Math.abs(amplitude);
  if (isLine({ kind }) || kind === 'stuck') return size;
  if (kind === 'dead' || kind === 'dim') return size * ratio(shot.level, averageOf(then.shots, 'level'));
  if (fit && shot.exposure !== undefined) {
    return Math.max(0, fit.offset + fit.rate * gain * shot.exposure) * ratio(shot.iso, fit.iso);
  }
  const exposure = Math.min(1, ratio(shot.exposure, averageOf(then.shots, 'exposure')));
  return size * exposure * ratio(shot.iso, averageOf(then.shots, 'iso')) * gain;
}

/** The mean over the photographs of a scan: a part that stays, and one that goes with dark currents; in DN, with its deviation. */
export interface Predicted {
  readonly offset: number;
  readonly rate: number;
  /** @param gain by how much dark currents are larger than in the scan that saw it */
  deviation(gain: number): number;
}

/** Exposures and ISOs that differ by more say nothing of an amplitude without a fit. */
const ALIKE = 1.25;

/** Of a hot pixel or a line. Undefined where exposures or ISOs differ and there is no fit. */
export function predict(strength: Strength, then: Conditions, now: Conditions): Predicted | undefined {
  const { kind, amplitude, score, fit } = strength;
  const deviation = Math.abs(amplitude / (score || 1));
  if (fit && now.shots.every(({ exposure }) => exposure !== undefined)) {
    const [ofOffset, ofRate] = momentsOf(now.shots, fit.iso);
    const covariance = covarianceOf(then.shots, fit.iso, deviation);
    return {
      offset: fit.offset * ofOffset,
      rate: fit.rate * ofRate,
      deviation: (gain) => spreadOf(covariance, ofOffset, ofRate * gain),
    };
  }
  const isAlike = (['exposure', 'iso'] as const).every((of) => {
    const [a, b] = [averageOf(now.shots, of), averageOf(then.shots, of)];
    return a === undefined || b === undefined || (a <= b * ALIKE && b <= a * ALIKE);
  });
  if (!isAlike) return undefined;
  const part = isLine({ kind }) ? { offset: amplitude, rate: 0 } : { offset: 0, rate: amplitude };
  return { ...part, deviation: () => deviation };
}

/** Means over the photographs of g and g · exposure, with g the ISO in that of the fit. */
function momentsOf(shots: readonly Shot[], iso: number | undefined): [number, number] {
  const count = countOf(shots);
  const mean = (of: (shot: Shot) => number): number =>
    shots.reduce((sum, shot) => sum + shot.count * of(shot), 0) / Math.max(1, count);
  return [mean((shot) => ratio(shot.iso, iso)), mean((shot) => ratio(shot.iso, iso) * (shot.exposure ?? 0))];
}

type Covariance = readonly [offset: number, both: number, rate: number];

/**
 * Of offset and rate as the evidence fits them (docs/method.md): M (a, b) = (Σr, Σrt), so that their covariance is M⁻¹ C M⁻¹ with C that of the sums, of
 * independent residuals. The noise of the photographs tells its shape, the deviation of the mean amplitude its scale.
 */
function covarianceOf(shots: readonly Shot[], iso: number | undefined, deviation: number): Covariance {
  const sum = (of: (shot: Shot, t: number) => number): number =>
    shots.reduce((total, shot) => total + shot.count * of(shot, shot.exposure ?? 0), 0);
  const g = (shot: Shot): number => ratio(shot.iso, iso);
  const variance = ({ noise = 1 }: Shot): number => noise ** 2;
  const [m0, m1, m2] = [sum(g), sum((shot, t) => g(shot) * t), sum((shot, t) => g(shot) * t * t)];
  const [c0, c1, c2] = [0, 1, 2].map((power) => sum((shot, t) => variance(shot) * t ** power));
  const scale = (deviation * countOf(shots)) ** 2 / c0;
  const determinant = (m0 * m2 - m1 * m1) ** 2 / scale;
  // Of one exposure nobody can tell offset from rate, whatever a file says.
  if (!(determinant > 0)) return [Infinity, 0, Infinity];
  return [
    (m2 * m2 * c0 - 2 * m1 * m2 * c1 + m1 * m1 * c2) / determinant,
    (-m1 * m2 * c0 + (m0 * m2 + m1 * m1) * c1 - m0 * m1 * c2) / determinant,
    (m1 * m1 * c0 - 2 * m0 * m1 * c1 + m0 * m0 * c2) / determinant,
  ];
}

function spreadOf([offset, both, rate]: Covariance, a: number, b: number): number {
  const variance = a * a * offset + 2 * a * b * both + b * b * rate;
  return Number.isNaN(variance) ? Infinity : Math.sqrt(Math.max(0, variance));
}

export const countOf = (shots: readonly Shot[]): number => shots.reduce((sum, { count }) => sum + count, 0);

type Quantity = 'exposure' | 'iso' | 'temperature' | 'noise' | 'level';

/** The mean over photographs that tell it. */
export function averageOf(shots: readonly Shot[], of: Quantity): number | undefined {
  const told = shots.filter(({ [of]: value }) => value !== undefined);
  const count = countOf(told);
  if (count === 0) return undefined;
  return told.reduce((sum, { count: n, [of]: value = 0 }) => sum + n * value, 0) / count;
}

/** 1 where either is not told. */
export function ratio(now: number | undefined, then: number | undefined): number {
  return now === undefined || then === undefined || then <= 0 ? 1 : now / then;
}

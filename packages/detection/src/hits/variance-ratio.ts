/** Stuck pixels: those that do not vary where their neighbours do. */
import { chiSquareLower, log, type Moments } from '@hotpix/statistics';

/** Variance by which a sample differs from the truth through rounding to whole DN. */
export const ROUNDING = 1 / 12;

export interface VarianceRatio {
  /** Variance over that of its calmer neighbours. */
  readonly ratio: number;
  /** Signed root of the likelihood ratio of equal variances, about normal; negative for a pixel calmer than its neighbours. */
  readonly score: number;
  /** Probability that a pixel like its neighbours is this calm: P(χ² ≤ ratio·(n − 1)) with n − 1 degrees of freedom. */
  readonly probability: number;
}

/**
 * How much calmer a sample is than its neighbours; undefined where those do not vary either.
 * @param independentFrames frames that count: those of one scene count as one. @default all
 */
export function varianceRatioOf(
  moments: Moments,
  x: number,
  y: number,
  channel = 0,
  independentFrames = moments.frames,
): VarianceRatio | undefined {
  const degrees = independentFrames - 1;
  const around = moments.neighbourDeviations(x, y, channel);
  if (degrees <= 0 || !(around > ROUNDING * moments.frames)) return undefined;
  const ratio = moments.deviations(x, y, channel) / around;
  const rounded = Math.max(ratio, (ROUNDING * moments.frames) / around);
  const size = Math.sqrt(Math.max(0, degrees * (rounded - 1 - log(rounded))));
  return { ratio, score: ratio < 1 ? -size : size, probability: chiSquareLower(degrees, degrees * rounded) };
}

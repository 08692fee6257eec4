/** First and second moments of every sample, exact in whole numbers. */
import type { Frame, FrameShape, Planes, PlaneSpecs, Rows } from '@hotpix/core';

/** Sum and sum of squares of every sample of the stored frame, channels interleaved. */
export interface MomentPlanes extends Planes {
  readonly sum: Uint32Array;
  readonly squares: Uint32Array | Float64Array;
}

export function momentPlanes({ width, height, channels, bits }: FrameShape): PlaneSpecs {
  const length = width * height * channels;
  return {
    sum: { type: 'Uint32Array', length, merge: 'sum' },
    squares: { type: bits > 8 ? 'Float64Array' : 'Uint32Array', length, merge: 'sum' },
  };
}

export type AddMoments = (planes: MomentPlanes, frames: readonly Frame[], rows: Rows) => void;

/** The reference that the kernels must equal. */
export function addMomentsPlainly({ sum, squares }: MomentPlanes, frames: readonly Frame[], { from, to }: Rows): void {
  for (const { samples, width, channels } of frames) {
    const end = to * width * channels;
    for (let i = from * width * channels; i < end; i++) {
      const sample = samples[i];
      sum[i] += sample;
      squares[i] += sample * sample;
    }
  }
}

/**
 * Sum of squared deviations from the mean of n whole numbers: Σ(x − x̄)² = Σx² − (Σx)²/n.
 * With Σx = q·n + r it is the whole number Σx² − q·(Σx + r) − r, which is exact below 2^53, plus r·(n − r)/n; neither is
 * negative, so nothing cancels, for up to 2^21 samples of 16 bits.
 *
 * @param n count, at least 1
 * @param sum Σx
 * @param squares Σx²
 */
export function sumOfSquaredDeviations(n: number, sum: number, squares: number): number {
  const remainder = sum % n;
  const quotient = (sum - remainder) / n;
  return squares - quotient * (sum + remainder) - remainder + (remainder * (n - remainder)) / n;
}

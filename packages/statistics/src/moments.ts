/** First and second moments of every sample, exact in whole numbers. */
import type { FrameShape, PlaneSpecs, Plugin } from '@hotpix/core';
import { addMomentsPlainly, type AddMoments, type MomentPlanes } from './add-moments.ts';
import type { KernelOptions } from './kernels/options.ts';
import { momentsKernel } from './kernels/moments.ts';
import { allocateInWorkspace } from './kernels/workspace.ts';
import { VERSION } from './version.ts';

export function momentPlanes({ width, height, channels, bits }: FrameShape): PlaneSpecs {
  const length = width * height * channels;
  return {
    sum: { type: 'Uint32Array', length, merge: 'sum' },
    squares: { type: bits > 8 ? 'Float64Array' : 'Uint32Array', length, merge: 'sum' },
  };
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

/** Accumulates moments, which the rankings `variance` and `evidence` both need. */
export function moments({ kernels = 'auto' }: KernelOptions = {}): Plugin {
  let add: AddMoments | undefined;
  return {
    name: 'moments',
    version: VERSION,
    accumulate: {
      version: 1,
      planes: momentPlanes,
      ...(kernels === 'auto' && { allocate: (specs) => allocateInWorkspace(specs) }),
      // Σx² of 8-bit samples must stay below 2^32, Σx of 16-bit samples too.
      capacity: ({ bits }) => (bits > 8 ? 65_537 : 66_051),
      add(planes, frames, rows) {
        add ??= (kernels === 'auto' && momentsKernel()) || addMomentsPlainly;
        add(planes as MomentPlanes, frames, rows);
      },
    },
  };
}

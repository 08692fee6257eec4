/** How the moments of frames are added. */
import type { Frame, Planes, Rows } from '@hotpix/core';

/** Sum and sum of squares of every sample of the stored frame, channels interleaved. */
export interface MomentPlanes extends Planes {
  readonly sum: Uint32Array;
  readonly squares: Uint32Array | Float64Array;
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

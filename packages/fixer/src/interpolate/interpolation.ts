import type { Frame } from '@hotpix/core';
import type { BadPixels } from '../bad-pixels.ts';

/** A way to guess what bad pixels should have been. It changes nothing, and may look at every good sample of the frame. */
export interface Interpolation {
  /** Stands in the patches. */
  readonly name: string;
  /**
   * The guesses for one channel, by the pixel's index `y * width + x`, in DN and not yet rounded. A pixel with nothing good
   * to guess from is left out.
   */
  predict(frame: Frame, bad: BadPixels, channel: number): ReadonlyMap<number, number>;
}

import type { FrameShape } from '@hotpix/core';
import type { View } from './view.ts';

/** Part of the range below saturation in which sensors and tone curves are no longer linear. */
const SHOULDER = 0.02;

/** Values below the highest that are near to it, in DN. */
export const NEAR = 16;

/** Samples that must share the highest value, how often those of the values near it, and where in the range, to be a pile-up. */
const PILE = { least: 64, ratio: 4, from: 0.1 };

/** Samples of large frames that are looked at, about. */
const SAMPLES = 1 << 20;

/** The brightest of the samples of a frame that are looked at. */
export interface Brightest {
  /** In DN. */
  readonly greatest: number;
  /** How many equal it, and how many are less by `NEAR` or fewer. */
  readonly equal: number;
  readonly near: number;
}

/**
 * The value from which a sample counts as clipped, in DN. Files often state a white level that the sensor never
 * reaches, or passes; where the frame's highest value is a pile-up, that is where it saturates.
 */
export function clippedFrom({ black, white }: FrameShape, { greatest, equal, near }: Brightest): number {
  const isPile =
    greatest >= black + PILE.from * (white - black) && equal >= PILE.least && equal >= (PILE.ratio * near) / NEAR;
  const saturation = isPile ? greatest : Math.max(white, greatest);
  return saturation - SHOULDER * (saturation - black);
}

/** Of all samples of a frame of up to 2^20; of a larger one of those in rows that meet every phase of a mosaic of period 2 or 6. */
export function brightestOf({ bits, width, height }: FrameShape, samples: View['samples']): Brightest {
  const counts = new Uint32Array(1 << (bits > 8 ? 16 : 8));
  let step = Math.max(1, Math.floor((width * height) / SAMPLES));
  while (step % 2 === 0 || step % 3 === 0) step++;
  let greatest = 0;
  // Below it nothing counts, as nothing is near to the greatest of all.
  let from = 0;
  for (let y = 0; y < height; y += step) {
    const end = (y + 1) * width;
    for (let i = y * width; i < end; i++) {
      const sample = samples[i];
      if (sample < from) continue;
      counts[sample]++;
      if (sample <= greatest) continue;
      greatest = sample;
      from = Math.max(0, greatest - NEAR);
    }
  }
  const near = counts.subarray(from, greatest).reduce((sum, count) => sum + count, 0);
  return { greatest, equal: counts[greatest], near };
}

import type { FrameShape } from '@hotpix/core';
import type { View } from './view.ts';

/** Part of the range below saturation in which sensors and tone curves are no longer linear. */
const SHOULDER = 0.02;

/** Samples that must share the highest value, how often those of the values below, and where in the range, to be a pile-up. */
const PILE = { least: 64, ratio: 4, below: 16, from: 0.1 };

/** Samples of large frames that are looked at, about. */
const SAMPLES = 1 << 20;

/**
 * The value from which a sample counts as clipped, in DN. Files often state a white level that the sensor never
 * reaches, or passes; where the frame's highest value is a pile-up, that is where it saturates.
 */
export function clippedFrom(shape: FrameShape, samples: View['samples']): number {
  const { black, white } = shape;
  const counts = countsOf(shape, samples);
  let highest = counts.length - 1;
  while (highest > 0 && counts[highest] === 0) highest--;
  let below = 0;
  for (let value = Math.max(0, highest - PILE.below); value < highest; value++) below += counts[value];
  const isPile =
    highest >= black + PILE.from * (white - black) &&
    counts[highest] >= PILE.least &&
    counts[highest] >= (PILE.ratio * below) / PILE.below;
  const saturation = isPile ? highest : Math.max(white, highest);
  return saturation - SHOULDER * (saturation - black);
}

/** How often each value comes, in rows that meet every phase of a mosaic of period 2 or 6. */
function countsOf({ bits, width, height }: FrameShape, samples: View['samples']): Uint32Array {
  const counts = new Uint32Array(1 << (bits > 8 ? 16 : 8));
  let step = Math.max(1, Math.floor((width * height) / SAMPLES));
  while (step % 2 === 0 || step % 3 === 0) step++;
  for (let y = 0; y < height; y += step) {
    for (let i = y * width; i < (y + 1) * width; i++) counts[samples[i]]++;
  }
  return counts;
}

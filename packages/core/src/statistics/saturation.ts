import type { Frame } from '../nouns.ts';
import type { View } from './view.ts';

/** Part of the range below saturation in which sensors and tone curves are no longer linear. */
const SHOULDER = 0.02;

/** Samples that must share the highest value, how often those of the values below, and where in the range, to be a pile-up. */
const PILE = { least: 64, ratio: 4, below: 16, from: 0.1 };

/**
 * The value of the view from which a sample counts as clipped, in DN. Files often state a white level that the sensor never
 * reaches, or passes; where the frame's highest value is a pile-up, that is where it saturates.
 */
export function clippedFrom({ black, white, bits }: Frame, { samples }: View): number {
  const counts = new Uint32Array(1 << (bits > 8 ? 16 : 8));
  for (let i = 0; i < samples.length; i++) counts[samples[i]]++;
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

/** What a pixel that differs in some photographs is worth where lights come and go. */
import { exp } from '@hotpix/statistics';
import type { Hit } from './hit.ts';

/**
 * Of the sites that a light met, at most this share shows on no pixel around, as a defect does: lights that cross one pixel by turns,
 * or at the border of what is clipped. Under simulated skies with drifting stars it was 25 of 1,878.
 */
const UNTOLD = 0.02;

/** Whether a site differs clearly in no more frames than something that passes by may meet it in. @param rate share of its frames */
export const isPassing = (rate: number): boolean => rate <= 0.5;

/**
 * The hits with no more confidence than the lights leave them. With E the lights of at least that score that are expected to look
 * like a pixel, and k the hits of such a score, it is e^−E or 1 − E/k, whichever is greater: that there is no such light among them,
 * or that the hit is none.
 * @param hits those that differ in most of their frames are none of light, and stay as they are
 * @param lit scores of the sites that differ in some of their frames, and on which light was seen
 */
export function besideLights(hits: readonly Hit[], lit: readonly number[]): Hit[] {
  const lights = countFrom(lit);
  const passing = countFrom(hits.filter(({ rate }) => isPassing(rate)).map(({ score }) => score));
  return hits.map((hit) => {
    if (!isPassing(hit.rate)) return hit;
    const expected = UNTOLD * lights(hit.score);
    const claim = Math.max(exp(-expected), 1 - expected / passing(hit.score));
    return claim < hit.confidence ? { ...hit, confidence: claim } : hit;
  });
}

/** How many of the scores are at least as far from 0 as another. */
function countFrom(scores: readonly number[]): (score: number) => number {
  const sorted = Float64Array.from(scores, Math.abs).sort();
  return (score) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < Math.abs(score)) low = middle + 1;
      else high = middle;
    }
    return sorted.length - low;
  };
}

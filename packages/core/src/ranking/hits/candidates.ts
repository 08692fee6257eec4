/** Pixels that differ from their neighbours by more than chance allows. */
import { normalDeviate } from '../../statistics/special.ts';
import type { Hit } from './hit.ts';
import { letterAt } from './letter.ts';
import { LocalSpread } from '../chance/local-spread.ts';
import type { Yardstick } from '../chance/yardstick.ts';

/** Chance may carry a site too high, too low or, in a part of the frames, too high: three ways to be reported. */
export const TAILS = 3;

/**
 * Sites whose sum of evidence, or whose excess in a part of the frames, lies beyond chance, on the sensor as a whole and among
 * their surroundings.
 * @param probability that chance carries a site beyond one of its limits
 */
export function findDiffering(yardstick: Yardstick, probability: number): Hit[] {
  const { planes, shape, length } = yardstick.sites;
  const local = new LocalSpread(yardstick);
  const hits: Hit[] = [];
  for (const i of yardstick.beyond(probability)) {
    const widening = local.widening(i);
    const sum = yardstick.standing(i, widening);
    const excess = yardstick.excessProbability(i, widening);
    const least = Math.min(sum.probability, excess);
    if (least > probability) continue;
    const score = excess < sum.probability ? normalDeviate(excess) : sum.score;
    const frames = planes.count[i];
    const [x, y] = [i % shape.width, Math.floor(i / shape.width)];
    hits.push({
      x,
      y,
      kind: score > 0 ? 'hot' : 'dim',
      ...letterAt(shape, x, y),
      amplitude: planes.residual[i] / (2 * frames),
      rate: (score > 0 ? planes.above[i] : planes.below[i]) / frames,
      frames,
      score,
      confidence: Math.exp(-length * TAILS * least),
    });
  }
  return hits;
}

/** Pixels that differ from their neighbours by more than chance allows. */
import { exp, normalDeviate } from '@hotpix/statistics';
import { besideLights, isPassing } from './beside-lights.ts';
import { MOST_DOUBTED, type Hit } from './hit.ts';
import { colourAt } from './letter.ts';
import type { Criteria } from '../criteria.ts';
import { ELSEWHERE } from '../chance/recurrence.ts';

/** Chance may carry a site too high or too low on the whole, or clearly so in a part of the frames: four ways to be reported. */
export const TAILS = 4;

/** A site that counts in fewer frames than this, and others in more, lies where the pictures are clipped nearly always. */
const LEAST_FRAMES = 3;

/**
 * Sites whose sum of evidence, whose excess or whose number of frames clearly below lies beyond chance, on the sensor as a whole
 * and among their surroundings.
 * @param among sites that are judged so in all, over all components of the frames
 */
export function findDiffering(
  { nullModel, local, optics, probability }: Criteria,
  among: number = nullModel.sites.length,
): Hit[] {
  const { planes, shape, most } = nullModel.sites;
  const leastFrames = Math.min(LEAST_FRAMES, most);
  const hits: Hit[] = [];
  const lit: number[] = [];
  for (const i of nullModel.beyond(probability)) {
    if (planes.count[i] < leastFrames) continue;
    const around = local.around(i);
    const sum = nullModel.standing(i, around);
    const excess = nullModel.excessProbability(i, around);
    const below = nullModel.clearProbability(i, 'below', around);
    const least = Math.min(sum.probability, excess, below);
    if (least > probability) continue;
    const score = least === sum.probability ? sum.score : normalDeviate(least) * (least === excess ? 1 : -1);
    const frames = planes.count[i];
    const rate = (score > 0 ? planes.above[i] : planes.below[i]) / frames;
    if (optics.isLit(i, Math.sign(score))) {
      if (isPassing(rate)) lit.push(score);
      continue;
    }
    const elsewhere = nullModel.elsewhere(i, around);
    if (elsewhere > ELSEWHERE) continue;
    const [x, y] = [i % shape.width, Math.floor(i / shape.width)];
    hits.push({
      x,
      y,
      kind: score > 0 ? 'hot' : 'dim',
      ...colourAt(shape, x, y),
      amplitude: planes.residual[i] / (2 * frames),
      rate,
      frames,
      score,
      confidence: Math.min(elsewhere > probability ? MOST_DOUBTED : 1, exp(-among * TAILS * least)),
    });
  }
  return besideLights(hits, lit);
}

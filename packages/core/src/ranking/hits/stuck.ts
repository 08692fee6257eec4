/** Finds the pixels of a mosaic or monochrome sensor that do not vary where their neighbours do. */
import type { EvidencePlanes } from '../../statistics/evidence.ts';
import type { Moments } from '../../statistics/moments-reader.ts';
import type { MomentPlanes } from '../../statistics/moments.ts';
import { calmSites } from './calm.ts';
import { constancyOf } from './constancy.ts';
import type { Hit } from './hit.ts';
import { letterAt } from './letter.ts';

/** Fewer frames than this say nothing of variation. */
export const STUCK_FRAMES = 4;
/** The neighbours must vary by this many times the variance of the pixel, and by this standard deviation in DN. */
const LEAST_RATIO = 25;
const LEAST_DEVIATION = 5;

/** A pixel that stays this near to black, as part of the range and of its neighbours' signal, is dead rather than stuck. */
const DEAD = { range: 0.01, signal: 0.2 };

/** A pixel whose variance is at least this part of what its response makes of its neighbours' is dim rather than stuck. */
const DIM_FROM = 0.25;

/**
 * A pixel is stuck when a pixel like its neighbours would be this calm with at most the given probability.
 * A lossy picture mixes a stuck pixel with neighbours that do vary, so there the rule is not applied.
 */
export function findStuck(
  planes: MomentPlanes,
  { count, residual }: EvidencePlanes,
  moments: Moments,
  repeats: number,
  probability: number,
): Hit[] {
  const { shape, frames } = moments;
  const { active, width } = shape;
  if (shape.channels !== 1 || shape.lossy || frames / repeats < STUCK_FRAMES) return [];
  const sites = active.width * active.height;
  const least = frames * LEAST_DEVIATION ** 2;
  const hits: Hit[] = [];
  for (const i of calmSites(planes, shape, frames, { ratio: LEAST_RATIO, least })) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (count[i] < frames / 2) continue;
    const deviations = moments.deviations(x, y);
    if (moments.neighbourDeviations(x, y) < Math.max(least, LEAST_RATIO * deviations)) continue;
    const constancy = constancyOf(moments, x, y, 0, repeats);
    if (!constancy || constancy.probability > probability) continue;
    const amplitude = residual[i] / (2 * count[i]);
    hits.push({
      x,
      y,
      ...kindOf(moments, x, y, constancy.ratio),
      ...letterAt(shape, x, y),
      amplitude,
      rate: 1,
      frames,
      score: amplitude < 0 ? constancy.score : -constancy.score,
      confidence: Math.exp(-sites * constancy.probability),
    });
  }
  return hits;
}

function kindOf(moments: Moments, x: number, y: number, ratio: number): Pick<Hit, 'kind' | 'level' | 'response'> {
  const { black, white } = moments.shape;
  const level = moments.mean(x, y);
  const response = (level - black) / (moments.neighbourMean(x, y) - black);
  if (level - black < DEAD.range * (white - black) && response < DEAD.signal) return { kind: 'dead' };
  return response < 1 && ratio > DIM_FROM * response ** 2 ? { kind: 'dim', response } : { kind: 'stuck', level };
}

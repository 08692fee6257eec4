/** Finds the pixels of a mosaic or monochrome sensor that do not vary where their neighbours do. */
import { chiSquareLower, exp, type MomentPlanes, type Moments, type NoiseFloor } from '@hotpix/statistics';
import type { LocalNull } from '../chance/local-null.ts';
import { ELSEWHERE } from '../chance/recurrence.ts';
import type { NullModel } from '../chance/null-model.ts';
import type { Surroundings } from '../chance/surroundings.ts';
import { calmSites } from './calm.ts';
import type { Sites } from '../chance/sites.ts';
import { varianceRatioOf, ROUNDING, type VarianceRatio } from './variance-ratio.ts';
import type { Hit } from './hit.ts';
import { colourAt } from './letter.ts';

/** Fewer frames than this say nothing of variation. */
export const STUCK_FRAMES = 4;
/** The neighbours must vary by this many times the variance of the pixel, and by this standard deviation in DN. */
const LEAST_RATIO = 25;
const LEAST_DEVIATION = 5;

/** A pixel that stays this near to black, as part of the range and of its neighbours' signal, is dead rather than stuck. */
const DEAD = { range: 0.01, signal: 0.2 };

/** A pixel whose variance is at least this part of what its response makes of its neighbours' is dim rather than stuck. */
const DIM_FROM = 0.25;

/** Two ways to be found. */
const WAYS = 2;

/**
 * A pixel that varies so much less than its neighbours is stuck when chance would hardly let a good one do what it does:
 * differ clearly from its neighbours in so many frames, above or below, for it does not follow when the level around it changes;
 * or vary so much less than the noise of the darkest places. That its neighbours vary is no evidence by itself: where lights
 * pass over a dark scene, one frame each makes their variances.
 * A lossy picture mixes a stuck pixel with neighbours that do vary, so there the rule is not applied.
 */
export function findStuck(
  planes: MomentPlanes,
  moments: Moments,
  nullModel: NullModel,
  local: LocalNull,
  floor: NoiseFloor,
  probability: number,
): Hit[] {
  const { recurrence, sites } = nullModel;
  const { shape, frames } = moments;
  const independentFrames = frames / recurrence.repeats;
  if (shape.channels !== 1 || shape.lossy || independentFrames < STUCK_FRAMES) return [];
  const least = frames * LEAST_DEVIATION ** 2;
  const hits: Hit[] = [];
  for (const i of calmSites(planes, shape, frames, { ratio: LEAST_RATIO, least })) {
    if (sites.planes.count[i] < frames / 2) continue;
    const [x, y] = [i % shape.width, Math.floor(i / shape.width)];
    const deviations = moments.deviations(x, y);
    if (moments.neighbourDeviations(x, y) < Math.max(least, LEAST_RATIO * deviations)) continue;
    const varianceRatio = varianceRatioOf(moments, x, y, 0, independentFrames);
    if (!varianceRatio) continue;
    const astray = Math.max(varianceRatio.probability, astrayProbability(nullModel, i, local.around(i)));
    const chance = WAYS * Math.min(astray, noiselessProbability(deviations, frames, floor));
    if (chance <= probability) hits.push(hitAt(moments, sites, x, y, varianceRatio, chance));
  }
  return hits;
}

function hitAt(
  moments: Moments,
  { planes: { count, residual }, length }: Sites,
  x: number,
  y: number,
  { ratio, score }: VarianceRatio,
  chance: number,
): Hit {
  const { shape, frames } = moments;
  const i = y * shape.width + x;
  const amplitude = residual[i] / (2 * count[i]);
  return {
    x,
    y,
    ...kindOf(moments, x, y, ratio),
    ...colourAt(shape, x, y),
    amplitude,
    rate: 1,
    frames,
    score: amplitude < 0 ? score : -score,
    confidence: exp(-length * chance),
  };
}

/** Probability that chance lets a good pixel differ so often, 1 where it does so in one scene alone. */
function astrayProbability(nullModel: NullModel, i: number, around: Surroundings): number {
  if (nullModel.elsewhere(i, around, 'either') > ELSEWHERE) return 1;
  return nullModel.clearProbability(i, 'either', around);
}

/** Probability that noise lets a good pixel vary so little. */
function noiselessProbability(deviations: number, frames: number, floor: NoiseFloor): number {
  const degrees = floor.frames - 1;
  if (!(degrees > 0)) return 1;
  const seen = Math.max(deviations, ROUNDING * frames);
  return chiSquareLower(degrees, (degrees * seen) / floor.deviations);
}

function kindOf(moments: Moments, x: number, y: number, ratio: number): Pick<Hit, 'kind' | 'level' | 'response'> {
  const { black, white } = moments.shape;
  const level = moments.mean(x, y);
  const response = (level - black) / (moments.neighbourMean(x, y) - black);
  if (level - black < DEAD.range * (white - black) && response < DEAD.signal) return { kind: 'dead' };
  return response < 1 && ratio > DIM_FROM * response ** 2 ? { kind: 'dim', response } : { kind: 'stuck', level };
}

/** Finds defects in dark frames and flat fields. */
import { bestFirst } from '@hotpix/result';
import type { DetectionContext } from '../detection-context.ts';
import { type EvidencePlanes, exp, isPicture, type Moments } from '@hotpix/statistics';
import { toDefects } from '../defects/defects.ts';
import { withoutFalseDiscoveries } from '../hits/false-discoveries.ts';
import type { Hit } from '../hits/hit.ts';
import { withoutRound } from '../hits/picture-optics.ts';
import type { Still } from '../hits/still-lights.ts';
import { isAtBlack } from '../moving-lights.ts';
import { Kinds } from '../defects/kind.ts';
import type { Found } from '../find-in-scenes.ts';
import { Presence } from './presence.ts';
import { findSpatialOutliers } from './spatial.ts';

/** Fewer frames do not tell what is there from what came by. */
const LEAST_FRAMES = 2;

/** By the mean of all frames; how often and how a pixel stands out comes from the evidence of the single ones. */
export function findInEvenFrames(planes: EvidencePlanes, moments: Moments, context: DetectionContext): Found {
  const { shape, capture, darkLimit, flatLimit } = context;
  const outliers = findSpatialOutliers(moments, context).map((hit) => ({
    ...hit,
    rate: rateOf(planes, hit, shape.width),
  }));
  const isAbsolute = (capture === 'dark' ? darkLimit : flatLimit) !== undefined;
  const { hits, still } = isAbsolute ? { hits: outliers } : doubted(outliers, planes, moments, context);
  const listed = toDefects(hits.sort(bestFirst), moments);
  const kinds = new Kinds(moments, planes, context, hits);
  const defects = (isAbsolute ? listed : withoutFalseDiscoveries(listed)).map((defect) => ({
    ...defect,
    ...kinds.refine(defect),
  }));
  return { defects, hits: hits.length, ...(still && { still }) };
}

/** The hits with the confidence that is left when it is asked in how many frames they are there. */
function doubted(
  hits: readonly Hit[],
  planes: EvidencePlanes,
  moments: Moments,
  context: DetectionContext,
): { hits: Hit[]; still?: Still } {
  if (context.files.length < LEAST_FRAMES || hits.length === 0) return { hits: [...hits] };
  const presence = new Presence(planes, moments, context);
  const present = hits
    .map((hit) => ({ ...hit, confidence: hit.confidence * exp(-presence.expected(hit)) }))
    .filter(({ confidence }) => confidence > 0);
  if (!context.isGuessed || isAtBlack(context.measured, context.shape)) return { hits: present };
  return isPicture(context.shape) ? withoutRound(present, moments) : { hits: present, still: presence.still() };
}

/** Share of the frames in which a pixel differs clearly; 1 where none counts, for the mean does. */
function rateOf({ above, below, count }: EvidencePlanes, { x, y, score }: Hit, width: number): number {
  const i = y * width + x;
  return count[i] === 0 ? 1 : (score > 0 ? above[i] : below[i]) / count[i];
}

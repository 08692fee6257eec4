/** Finds defects in dark frames and flat fields. */
import type { RankContext } from '../../hooks.ts';
import type { EvidencePlanes } from '../../statistics/evidence.ts';
import type { Moments } from '../../statistics/moments-reader.ts';
import { toDefects } from '../defects/defects.ts';
import { bestFirst, MOST_HITS, type Hit } from '../hits/hit.ts';
import { Kinds } from '../defects/kind.ts';
import type { Found } from '../scenes.ts';
import { findSpatialOutliers } from './spatial.ts';

/** By the mean of all frames; how often and how a pixel stands out comes from the evidence of the single ones. */
export function findInEvenFrames(planes: EvidencePlanes, moments: Moments, context: RankContext): Found {
  const { shape } = context;
  const hits = findSpatialOutliers(moments, context)
    .map((hit) => ({ ...hit, rate: rateOf(planes, hit, shape.width) }))
    .sort(bestFirst);
  const kinds = new Kinds(moments, planes, context, hits);
  const defects = toDefects(hits.slice(0, MOST_HITS), shape).map((defect) => ({ ...defect, ...kinds.refine(defect) }));
  return { defects, hits: hits.length };
}

/** Share of the frames in which a pixel differs clearly; 1 where none counts, for the mean does. */
function rateOf({ above, below, count }: EvidencePlanes, { x, y, score }: Hit, width: number): number {
  const i = y * width + x;
  return count[i] === 0 ? 1 : (score > 0 ? above[i] : below[i]) / count[i];
}

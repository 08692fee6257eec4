/** Finds defects in photographs of scenes. */
import type { RankContext } from '../hooks.ts';
import type { Defect } from '../nouns.ts';
import type { Evidence } from '../result/schema.ts';
import { REACH, type EvidencePlanes } from '../statistics/evidence.ts';
import type { Moments } from '../statistics/moments-reader.ts';
import type { MomentPlanes } from '../statistics/moments.ts';
import { repeatsOf } from '../statistics/overlap.ts';
import { calibrate } from './chance/calibrate.ts';
import { findDiffering, TAILS } from './hits/candidates.ts';
import { toDefects } from './defects/defects.ts';
import { bestFirst, MOST_HITS, type Hit } from './hits/hit.ts';
import { Kinds } from './defects/kind.ts';
import { scanLines } from './defects/line-scan.ts';
import { scoreHistogram } from './chance/score-histogram.ts';
import { findStuck } from './hits/stuck.ts';
import { Sites } from './chance/sites.ts';
import type { Yardstick } from './chance/yardstick.ts';

/** The sites that chance may carry away are shared out: the tails of evidence, the constancy of stuck pixels, weak lines. */
const SHARES = TAILS + 2;

/** What was found, and by which yardstick. */
export interface Found {
  readonly defects: readonly Defect[];
  /** Pixels that stand out. */
  readonly hits: number;
  readonly evidence?: Evidence;
  /** By which scenes were judged. */
  readonly chance?: { readonly yardstick: Yardstick; readonly probability: number };
}

export function findInScenes(planes: EvidencePlanes, moments: Moments, context: RankContext): Found {
  const { shape, expectedFalse } = context;
  const sites = new Sites(planes, shape);
  const probability = expectedFalse / SHARES / Math.max(1, sites.length);
  const repeats = repeatsOf(planes, context.files.length);
  const yardstick = calibrate(sites, repeats, probability);
  const hits = findHits(moments, yardstick, context, probability);
  const weakLines = scanLines(yardstick, expectedFalse / SHARES);
  const kinds = new Kinds(moments, planes, context, hits);
  return {
    defects: toDefects(hits.slice(0, MOST_HITS), shape, weakLines).map((defect) => ({
      ...defect,
      ...kinds.describe(defect),
    })),
    hits: hits.length,
    evidence: summarise(yardstick, context, probability),
    chance: { yardstick, probability },
  };
}

function findHits(moments: Moments, yardstick: Yardstick, context: RankContext, probability: number): Hit[] {
  const {
    planes,
    shape: { width },
  } = yardstick.sites;
  const sums = context.planes('moments') as MomentPlanes;
  const stuck = findStuck(sums, planes, moments, yardstick.repeats, probability);
  const taken = new Set(stuck.map(({ x, y }) => y * width + x));
  const differing = findDiffering(yardstick, probability);
  return [...stuck, ...differing.filter(({ x, y }) => !taken.has(y * width + x))].sort(bestFirst);
}

function summarise(
  yardstick: Yardstick,
  { files: { length }, expectedFalse }: RankContext,
  probability: number,
): Evidence {
  const { deviation, inflation, sites } = yardstick;
  return {
    clip: deviation === 0 ? 0 : (REACH * Math.sqrt(length)) / deviation / inflation,
    threshold: yardstick.threshold(length, probability),
    expectedFalse,
    sites: sites.length,
    histogram: scoreHistogram(yardstick),
  };
}

/** The ranking of evidence: pixels that differ from their neighbours, or fail to vary with them, more than chance allows. */
import type { Findings, Plugin, RankContext } from '../hooks.ts';
import type { Check, Evidence } from '../result/schema.ts';
import { CLIP, evidenceAccumulator, STEPS, type EvidencePlanes } from '../statistics/evidence.ts';
import { Moments } from '../statistics/moments-reader.ts';
import type { MomentPlanes } from '../statistics/moments.ts';
import { findDiffering, TAILS } from './candidates.ts';
import { selfChecks } from './checks/self-checks.ts';
import { groupHits } from './group.ts';
import { bestFirst, type Hit } from './hit.ts';
import { Kinds } from './kind.ts';
import { scoreHistogram } from './score-histogram.ts';
import { findStuck } from './stuck.ts';
import { calibrate } from './calibrate.ts';
import type { Yardstick } from './yardstick.ts';
import { VERSION } from '../version.ts';

/** More hits than this are not listed: no camera that is still in use has them, so something else is wrong. */
const MOST_HITS = 20_000;

/** The sites that chance may carry away are shared out among the three tails of evidence and the constancy of stuck pixels. */
const SHARES = TAILS + 1;

/** Accumulates evidence, and ranks by it and by the moments. */
export function evidence(): Plugin {
  return {
    name: 'evidence',
    version: VERSION,
    accumulate: evidenceAccumulator,
    rank(findings: Findings, context: RankContext): Findings {
      const { shape, files, expectedFalse } = context;
      const planes = context.planes('evidence') as EvidencePlanes;
      const moments = new Moments(context.planes('moments') as MomentPlanes, shape, files.length);
      const probability = expectedFalse / SHARES / Math.max(1, sitesOf(planes));
      const yardstick = calibrate(planes, shape, probability);
      const hits = findHits(planes, moments, yardstick, context, probability);
      const kinds = new Kinds(moments, planes, context);
      const defects = groupHits(hits.slice(0, MOST_HITS), shape).map((defect) =>
        defect.kind === 'stuck' || defect.response !== undefined ? defect : { ...defect, ...kinds.describe(defect) },
      );
      const judged = { context, planes, yardstick, probability, hits: hits.length, mostHits: MOST_HITS, defects };
      const checks = selfChecks(judged);
      return {
        ...findings,
        defects: [...findings.defects, ...defects],
        evidence: summarise(planes, yardstick, context, probability),
        checks: [...findings.checks, ...checks],
        ...refusalOf(checks, context),
      };
    },
  };
}

/** A failed check refuses the set, unless it shall be judged anyway. */
function refusalOf(checks: readonly Check[], { force }: RankContext): Pick<Findings, 'refusal'> {
  const failed = checks.find(({ status }) => status === 'failed');
  return failed && !force ? { refusal: `${failed.message} --force reports them anyway.` } : {};
}

function sitesOf({ count }: EvidencePlanes): number {
  return count.reduce((sites, n) => sites + Number(n > 0), 0);
}

function findHits(
  planes: EvidencePlanes,
  moments: Moments,
  yardstick: Yardstick,
  context: RankContext,
  probability: number,
): Hit[] {
  const { width } = context.shape;
  const stuck = findStuck(moments, planes, probability);
  const taken = new Set(stuck.map(({ x, y }) => y * width + x));
  const differing = findDiffering(planes, yardstick, context, probability);
  return [...stuck, ...differing.filter(({ x, y }) => !taken.has(y * width + x))].sort(bestFirst);
}

function summarise(
  planes: EvidencePlanes,
  yardstick: Yardstick,
  { files, expectedFalse }: RankContext,
  probability: number,
): Evidence {
  return {
    clip:
      yardstick.deviation === 0
        ? 0
        : (CLIP * STEPS * Math.sqrt(files.length)) / yardstick.deviation / yardstick.inflation,
    threshold: yardstick.threshold(files.length, probability),
    expectedFalse,
    sites: yardstick.sites,
    histogram: scoreHistogram(planes, yardstick),
  };
}

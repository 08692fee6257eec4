/** The ranking of evidence: pixels that differ from their neighbours, or fail to vary with them, more than chance allows. */
import type { Findings, Plugin, RankContext } from '../hooks.ts';
import type { Evidence } from '../result/schema.ts';
import { CLIP, evidenceAccumulator, STEPS, type EvidencePlanes } from '../statistics/evidence.ts';
import { Moments } from '../statistics/moments-reader.ts';
import type { MomentPlanes } from '../statistics/moments.ts';
import { evidenceChecks } from './checks.ts';
import { groupHits } from './group.ts';
import { bestFirst, type Hit } from './hit.ts';
import { kindOf } from './kind.ts';
import { scoreHistogram } from './score-histogram.ts';
import { findStuck } from './stuck.ts';
import { Yardstick } from './yardstick.ts';
import { VERSION } from '../version.ts';

/** More hits than this are not listed: no camera that is still in use has them, so something else is wrong. */
const MOST_HITS = 20_000;

/** Two rules look for defects, each with half of the false sites that are allowed. */
const RULES = 2;

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
      const yardstick = new Yardstick(planes, expectedFalse / RULES);
      const stuck = findStuck(moments, planes, expectedFalse / RULES);
      const taken = new Set(stuck.map(({ x, y }) => y * shape.width + x));
      const differing = findDiffering(planes, moments, yardstick, context).filter(
        ({ x, y }) => !taken.has(y * shape.width + x),
      );
      const hits = [...stuck, ...differing].sort(bestFirst);
      return {
        ...findings,
        defects: [...findings.defects, ...groupHits(hits.slice(0, MOST_HITS), shape)],
        evidence: summarise(planes, yardstick, context),
        checks: [...findings.checks, ...evidenceChecks(hits.length, MOST_HITS, yardstick, context)],
      };
    },
  };
}

function findDiffering(planes: EvidencePlanes, moments: Moments, yardstick: Yardstick, context: RankContext): Hit[] {
  const { width, channels } = context.shape;
  const hits: Hit[] = [];
  for (let i = 0; i < planes.sum.length; i++) {
    const frames = planes.count[i];
    if (frames === 0 || !yardstick.isBeyond(frames, planes.sum[i])) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    const { score, probability } = yardstick.standing(frames, planes.sum[i]);
    const amplitude = planes.residual[i] / (2 * frames);
    const rate = (score > 0 ? planes.above[i] : planes.below[i]) / frames;
    const colour = colourAt(moments, x, y);
    const channel = channels === 3 ? 'RGB'.indexOf(colour as string) : 0;
    const kind = kindOf(
      {
        amplitude,
        mean: moments.mean(x, y, channel),
        meanZ: planes.sum[i] / frames / STEPS,
        meanSquareZ: planes.squares[i] / frames / STEPS ** 2,
        chanceVariance: (yardstick.chance.deviation / STEPS) ** 2,
      },
      context,
    );
    const confidence = Math.exp(-2 * yardstick.sites * probability);
    hits.push({ x, y, kind, ...(colour === undefined ? {} : { colour }), amplitude, rate, frames, score, confidence });
  }
  return hits;
}

/** The filter's letter, or of RGB the channel whose mean differs most from its neighbours'. */
function colourAt(moments: Moments, x: number, y: number): string | undefined {
  const { mosaic, channels } = moments.shape;
  if (mosaic) return mosaic[y % mosaic.length][x % mosaic[0].length];
  if (channels === 1) return undefined;
  const differences = [0, 1, 2].map((channel) =>
    Math.abs(moments.mean(x, y, channel) - moments.neighbourMean(x, y, channel)),
  );
  return 'RGB'[differences.indexOf(Math.max(...differences))];
}

function summarise(planes: EvidencePlanes, yardstick: Yardstick, { files, expectedFalse }: RankContext): Evidence {
  return {
    clip: (CLIP * Math.sqrt(files.length)) / (yardstick.chance.deviation / STEPS) / yardstick.inflation,
    threshold: yardstick.threshold(files.length),
    expectedFalse,
    sites: yardstick.sites,
    histogram: scoreHistogram(planes, yardstick),
  };
}

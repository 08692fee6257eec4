/** The ranking of evidence: pixels that differ from their neighbours, or fail to vary with them, more than chance allows. */
import type { Findings, Plugin, RankContext } from '../hooks.ts';
import type { EvidenceOptions } from '../kernels/options.ts';
import type { Defect } from '../nouns.ts';
import type { CaptureMode } from '../result/schema.ts';
import { evidenceAccumulator } from '../statistics/evidence-accumulator.ts';
import type { EvidencePlanes } from '../statistics/evidence.ts';
import { Moments } from '../statistics/moments-reader.ts';
import type { MomentPlanes } from '../statistics/moments.ts';
import { selfChecks } from './checks/self-checks.ts';
import { findInEvenFrames } from './even-frames/even-frames.ts';
import { MOST_DOUBTED } from './hits/hit.ts';
import { hasMovingLights } from './moving-lights.ts';
import { findInScenes } from './scenes.ts';
import { VERSION } from '../version.ts';

/** Accumulates evidence, and ranks by it and by the moments. */
export function evidence(options: EvidenceOptions = {}): Plugin {
  return {
    name: 'evidence',
    version: VERSION,
    accumulate: evidenceAccumulator(options),
    rank(findings: Findings, given: RankContext): Findings {
      const planes = given.planes('evidence') as EvidencePlanes;
      const moments = new Moments(given.planes('moments') as MomentPlanes, given.shape, given.files.length);
      const capture = findings.capture ?? captureOf(planes, given);
      const context = { ...given, capture };
      const find = capture === 'scene' ? findInScenes : findInEvenFrames;
      const { defects, evidence: summary, ...judged } = find(planes, moments, context);
      const { artefacts = [] } = judged;
      const checks = selfChecks({ context, planes, defects, ...judged });
      const refusal = checks.find(({ status }) => status === 'failed');
      return {
        ...findings,
        ...(capture !== given.capture && { capture }),
        defects: [...findings.defects, ...(refusal ? defects.map(doubted) : defects)],
        ...(artefacts.length > 0 && { artefacts }),
        ...(summary && { evidence: summary }),
        checks: [...findings.checks, ...checks],
        ...(refusal && !context.force && { refusal: `${refusal.message} --force reports them anyway.` }),
      };
    },
  };
}

/** What the photographs are of: where that was guessed one by one, they may tell more together. */
function captureOf(planes: EvidencePlanes, context: RankContext): CaptureMode {
  const { capture, isGuessed } = context;
  return isGuessed && capture !== 'scene' && hasMovingLights(planes, context) ? 'scene' : capture;
}

/** What is reported of a set that should be refused may be a detail of its scene. */
function doubted(defect: Defect): Defect {
  return { ...defect, confidence: Math.min(MOST_DOUBTED, defect.confidence) };
}

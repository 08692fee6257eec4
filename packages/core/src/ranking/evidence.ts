/** The ranking of evidence: pixels that differ from their neighbours, or fail to vary with them, more than chance allows. */
import type { Findings, Plugin, RankContext } from '../hooks.ts';
import type { EvidenceOptions } from '../kernels/options.ts';
import type { CaptureMode, Check } from '../result/schema.ts';
import { evidenceAccumulator } from '../statistics/evidence-accumulator.ts';
import type { EvidencePlanes } from '../statistics/evidence.ts';
import { Moments } from '../statistics/moments-reader.ts';
import type { MomentPlanes } from '../statistics/moments.ts';
import { selfChecks } from './checks/self-checks.ts';
import { findInEvenFrames } from './even-frames/even-frames.ts';
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
      return {
        ...findings,
        ...(capture !== given.capture && { capture }),
        defects: [...findings.defects, ...defects],
        ...(artefacts.length > 0 && { artefacts }),
        ...(summary && { evidence: summary }),
        checks: [...findings.checks, ...checks],
        ...refusalOf(checks, context),
      };
    },
  };
}

/** What the photographs are of: where that was guessed one by one, they may tell more together. */
function captureOf(planes: EvidencePlanes, context: RankContext): CaptureMode {
  const { capture, isGuessed } = context;
  return isGuessed && capture !== 'scene' && hasMovingLights(planes, context) ? 'scene' : capture;
}

/** A failed check refuses the set, unless it shall be judged anyway. */
function refusalOf(checks: readonly Check[], { force }: RankContext): Pick<Findings, 'refusal'> {
  const failed = checks.find(({ status }) => status === 'failed');
  return failed && !force ? { refusal: `${failed.message} --force reports them anyway.` } : {};
}

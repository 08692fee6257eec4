/** The ranking of evidence. */
import type { Defect, Findings, Reason } from '@hotpix/core';
import type { CaptureMode, Check, Evidence, InsufficientCode } from '@hotpix/result';
import { Moments, type EvidencePlanes } from '@hotpix/statistics';
import { selfChecks } from './checks/self-checks.ts';
import { findInEvenFrames } from './even-frames/even-frames.ts';
import { findInScenes } from './find-in-scenes.ts';
import { MOST_DOUBTED } from './hits/hit.ts';
import type { DetectionContext } from './detection-context.ts';
import { hasMovingLights } from './moving-lights.ts';
import { evidenceOf } from './set/evidence-of.ts';
import { momentsOf } from './set/moments-of.ts';

/** That nothing was found is then no finding. */
const BLIND: Reason & { readonly code: InsufficientCode } = {
  code: 'blind',
  message:
    'No pixel can be told from chance by these photographs: they are too few, or the pictures are clipped all over. Add photographs of other scenes.',
};

/** What the evidence and the moments of a set show. */
export function findByEvidence(findings: Findings, given: DetectionContext): Findings {
  const planes = evidenceOf(given);
  const moments = new Moments(momentsOf(given), given.shape, given.files.length);
  const context = { ...given, capture: captureOf(planes, given) };
  const { capture, isGuessed } = context;
  const find = capture === 'scene' ? findInScenes : findInEvenFrames;
  const { defects, evidence: summary, ...found } = find(planes, moments, context);
  const { artefacts = [] } = found;
  const checks = selfChecks({ context, planes, defects, ...found });
  const failed = checks.find(({ status }) => status === 'failed');
  const all = [...findings.defects, ...(failed ? defects.map(doubted) : defects)];
  return {
    ...findings,
    capture: { mode: capture, guessed: isGuessed },
    defects: all,
    ...(artefacts.length > 0 && { artefacts }),
    checks: [...findings.checks, ...checks],
    sections: { ...findings.sections, ...(summary && { evidence: summary }) },
    ...verdictOn(all, summary, context.force ? undefined : failed),
  };
}

function verdictOn(
  defects: readonly Defect[],
  summary: Evidence | undefined,
  failed: Check | undefined,
): Pick<Findings, 'insufficient' | 'refusal'> {
  if (failed) return { refusal: { code: failed.name, message: failed.message } };
  return defects.length === 0 && summary?.threshold === null ? { insufficient: BLIND } : {};
}

/** What the photographs are of: where that was guessed one by one, they may tell more together. */
function captureOf(planes: EvidencePlanes, context: DetectionContext): CaptureMode {
  const { capture, isGuessed } = context;
  return isGuessed && capture !== 'scene' && hasMovingLights(planes, context) ? 'scene' : capture;
}

/** What is reported of a set that should be refused may be a detail of its scene. */
function doubted(defect: Defect): Defect {
  return { ...defect, confidence: Math.min(MOST_DOUBTED, defect.confidence) };
}

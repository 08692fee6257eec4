/** The ranking of evidence: pixels that differ from their neighbours, or fail to vary with them, more than chance allows. */
import type { Findings, Plugin, RankContext } from '../hooks.ts';
import type { EvidenceOptions } from '../kernels/options.ts';
import type { Check } from '../result/schema.ts';
import { evidenceAccumulator } from '../statistics/evidence-accumulator.ts';
import type { EvidencePlanes } from '../statistics/evidence.ts';
import { Moments } from '../statistics/moments-reader.ts';
import type { MomentPlanes } from '../statistics/moments.ts';
import { selfChecks } from './checks/self-checks.ts';
import { findInEvenFrames } from './even-frames/even-frames.ts';
import { findInScenes } from './scenes.ts';
import { VERSION } from '../version.ts';

/** Accumulates evidence, and ranks by it and by the moments. */
export function evidence(options: EvidenceOptions = {}): Plugin {
  return {
    name: 'evidence',
    version: VERSION,
    accumulate: evidenceAccumulator(options),
    rank(findings: Findings, context: RankContext): Findings {
      const planes = context.planes('evidence') as EvidencePlanes;
      const moments = new Moments(context.planes('moments') as MomentPlanes, context.shape, context.files.length);
      const find = context.capture === 'scene' ? findInScenes : findInEvenFrames;
      const { defects, evidence: summary, ...judged } = find(planes, moments, context);
      const checks = selfChecks({ context, planes, defects, ...judged });
      return {
        ...findings,
        defects: [...findings.defects, ...defects],
        ...(summary && { evidence: summary }),
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

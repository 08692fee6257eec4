/** The plugin that finds defects: pixels that differ from their neighbours, or fail to vary with them, more than chance allows. */
import type { Findings, Plugin, RankContext } from '@hotpix/core';
import { evidenceAccumulator, type KernelOptions } from '@hotpix/statistics';
import type { DetectionContext, DetectionOptions } from './detection-context.ts';
import { measuredOf } from './set/measured.ts';
import { scenesOfSet } from './set/scenes.ts';
import { VERSION } from './version.ts';

export interface EvidenceOptions extends KernelOptions, Partial<DetectionOptions> {}

/**
 * Accumulates evidence, and ranks by it and by the moments. Needs the plugins `scenes` and `moments`.
 * @param options.expectedFalse sites of the whole sensor that may be reported by chance; 1 where it is left out
 */
export function evidence({ kernels, ...rest }: EvidenceOptions = {}): Plugin {
  const options = { expectedFalse: 1, ...rest };
  return {
    name: 'evidence',
    version: VERSION,
    accumulate: evidenceAccumulator({ kernels }),
    rank: async (findings, context) => {
      if (findings.insufficient) return findings;
      const given = await contextOf(findings, context, options);
      // What finds defects is a hundred modules, which take as long to load as Node itself.
      return (await import('./find-by-evidence.ts')).findByEvidence(findings, given);
    },
  };
}

/** @throws {HotpixError} `missingStatistics` without the plugin `scenes` */
async function contextOf(
  findings: Findings,
  context: RankContext,
  options: DetectionOptions,
): Promise<DetectionContext> {
  const { mode, guessed } = findings.capture ?? { mode: 'scene', guessed: true };
  return {
    ...context,
    ...options,
    capture: mode,
    isGuessed: guessed,
    measured: measuredOf(context),
    scenes: await scenesOfSet(context),
  };
}

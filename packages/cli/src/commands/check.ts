/** hotpix check: the gate of CI. Photographs, or saved Results, against limits. */
import { applyLimits, describeCamera, findOfSameCamera, type Result } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { emptyBaseline, missing, notEachCamera, nothingCounted, otherBaseline } from '../errors.ts';
import { Inputs } from '../files/write-output.ts';
import { strictExitCodeOf } from '../results/exit-code.ts';
import { filesOf } from '../results/files-of.ts';
import { readResults } from '../results/read-results.ts';
import type { Results } from '../results/results.ts';
import { describeUnchecked } from '../terminal/files.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { assertOutputs, publish, type Outcome } from './outputs.ts';
import { scanFiles } from './scan.ts';

export async function check(context: CommandContext): Promise<ExitCode> {
  const { settings } = context;
  const { limits = {}, baseline: path } = settings;
  if (Object.keys(limits).length === 0) {
    throw missing('limits to check against, in the config or by --limit', 'hotpix check photos/ --limit defects=10');
  }
  // Before the scan, for a baseline that is missing must not cost one.
  const accepted = path === undefined ? undefined : await readResults(path);
  const outcome = await outcomeOf(context, path === undefined ? [] : [path]);
  const list = outcome.results.list.map((result): Result => {
    // Zero defects of a set that was not judged would look like limits that were kept.
    if (result.status !== 'complete') return result;
    return { ...result, limits: applyLimits(result, limits, accepted && baselineFor(result, accepted.list, path)) };
  });
  await publish({ ...outcome, results: { ...outcome.results, list } }, settings);
  if (settings.quiet) process.stderr.write(describeUnchecked(filesOf(list)));
  return strictExitCodeOf(list);
}

/** @param others further files that must not be written to */
async function outcomeOf(context: CommandContext, others: readonly string[]): Promise<Outcome> {
  const { files, settings } = context;
  if (files.length !== 1 || !/\.json$/i.test(files[0])) return scanFiles(context, 'check', others);
  const hotpix = createPipeline(context);
  const saved = await readResults(files[0]);
  const results = { ...saved, isGrouped: saved.isGrouped || settings.group };
  assertAnswers(results, files[0]);
  const inputs = await Inputs.of([...files, ...others]);
  await assertOutputs(hotpix, settings, inputs, results.isGrouped);
  return { hotpix, results, inputs };
}

/** A saved Result must be about photographs, and those of a group about every camera. */
function assertAnswers({ list, isGrouped }: Results, path: string): void {
  for (const { status, files } of list) {
    if (status === 'complete' && !files.some((row) => row.status === 'used')) throw nothingCounted(path);
  }
  const other = filesOf(list).find(({ status, code }) => status === 'setAside' && code === 'otherCamera');
  if (!isGrouped || !other) return;
  const { camera, width = 0, height = 0 } = other;
  throw notEachCamera(path, describeCamera(camera, { width, height }));
}

/** Positions of another camera, or of other sizes, say nothing of what is new; nor does a scan that found no verdict. */
function baselineFor({ camera, frame }: Result, accepted: readonly Result[], path = ''): Result | undefined {
  if (!camera || !frame) return undefined;
  const name = describeCamera(camera, frame);
  const baseline = findOfSameCamera(accepted, { camera, ...frame });
  if (!baseline) {
    throw otherBaseline(path, name, accepted.map((other) => describeCamera(other.camera, other.frame)).join('; '));
  }
  if (baseline.status !== 'complete') throw emptyBaseline(path, name, baseline.reason ?? '');
  return baseline;
}

/** hotpix check: the gate of CI. Photographs, or a saved Result, against limits. */
import { applyLimits, describeCamera, isOfSameCamera, type Result } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing, otherBaseline } from '../errors.ts';
import { Inputs } from '../files/write-output.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { assertOutputs, publish, readResult } from './outputs.ts';
import { scanFiles, type Scanned } from './scan.ts';

export async function check(context: CommandContext): Promise<ExitCode> {
  const { settings } = context;
  const { limits = {}, baseline: path } = settings;
  if (Object.keys(limits).length === 0) {
    throw missing('limits to check against, in the config or by --limit', 'hotpix check photos/ --limit defects=10');
  }
  // Before the scan, for a baseline that is missing must not cost one.
  const baseline = path === undefined ? undefined : await readResult(path);
  const { hotpix, result, inputs } = await resultOf(context, path === undefined ? [] : [path]);
  if (baseline) assertSameCamera(result, baseline, path);
  const checked: Result = { ...result, limits: applyLimits(result, limits, baseline) };
  return publish(hotpix, checked, settings, inputs);
}

/** @param others further files that must not be written to */
async function resultOf(context: CommandContext, others: readonly string[]): Promise<Scanned> {
  const { files, settings } = context;
  if (files.length !== 1 || !/\.json$/i.test(files[0])) return scanFiles(context, 'check', others);
  const hotpix = createPipeline(context);
  const result = await readResult(files[0]);
  const inputs = await Inputs.of([...files, ...others]);
  await assertOutputs(hotpix, settings, inputs);
  return { hotpix, result, inputs };
}

/** Positions of another camera, or of other sizes, say nothing of what is new. */
function assertSameCamera(result: Result, baseline: Result, path = ''): void {
  const { camera, frame } = result;
  if (!camera || !frame || isOfSameCamera(baseline, { camera, ...frame })) return;
  throw otherBaseline(path, describeCamera(camera, frame), describeCamera(baseline.camera, baseline.frame));
}

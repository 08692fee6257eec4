/** hotpix report: a saved Result, rendered again. */
import { createPipeline } from '../config/create-pipeline.ts';
import { missing } from '../errors.ts';
import { Inputs } from '../files/write-output.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { assertOutputs, publish, readResult } from './outputs.ts';

export async function report(context: CommandContext): Promise<ExitCode> {
  const { files, settings } = context;
  if (files.length !== 1) throw missing('one saved Result', 'hotpix report result.json --html report.html');
  const hotpix = createPipeline(context);
  const result = await readResult(files[0]);
  const inputs = await Inputs.of(files);
  await assertOutputs(hotpix, settings, inputs);
  return publish(hotpix, result, settings, inputs);
}

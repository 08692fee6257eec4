/** hotpix report: a saved Result, rendered again. */
import { createPipeline } from '../config/create-pipeline.ts';
import { missing } from '../errors.ts';
import { Inputs } from '../files/write-output.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { readResults } from '../results/read-results.ts';
import { assertOutputs, publish } from './outputs.ts';

export async function report(context: CommandContext): Promise<ExitCode> {
  const { files, settings } = context;
  if (files.length !== 1)
    throw missing('one saved Result', 'hotpix report result.json --html report.html', files.length);
  const hotpix = createPipeline(context);
  const results = await readResults(files[0]);
  const inputs = await Inputs.of(files);
  await assertOutputs(hotpix, settings, inputs, results.isGrouped);
  // Who asks for a saved Result asks for all of it.
  return publish({ hotpix, results, inputs }, { ...context, settings: { ...settings, verbose: true } });
}

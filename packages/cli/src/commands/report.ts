/** hotpix report: a saved Result, rendered again. */
import { withShowing } from '@hotpix/result';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing } from '../errors.ts';
import { Inputs } from '../files/write-output.ts';
import { readResults } from '../results/read-results.ts';
import { describeConditions } from '../terminal/conditions.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { assertOutputs, publish } from './outputs.ts';

export async function report(context: CommandContext): Promise<ExitCode> {
  const { files, settings } = context;
  if (files.length !== 1)
    throw missing('one saved Result', 'hotpix report result.json --html report.html', files.length);
  const hotpix = createPipeline(context);
  const results = await readResults(files[0]);
  const inputs = new Inputs(files);
  await assertOutputs(hotpix, settings, inputs, results.isGrouped);
  const { conditions } = settings;
  const shown = conditions ? results.list.map((result) => withShowing(result, conditions)) : results.list;
  const notes = conditions ? results.list.map((result) => describeConditions(result, conditions)) : [];
  // Who asks for a saved Result asks for all of it.
  const verbose = { ...context, settings: { ...settings, verbose: true } };
  return publish({ hotpix, results: { ...results, list: shown }, inputs }, verbose, notes);
}

import { parseResult, type Result } from '@hotpix/result';
import { SAMPLE } from './sample.ts';

/**
 * The Result of a scan of simulated frames and of one file that nobody can read: something for a reporter to report. `npm run docs`
 * makes it by the built-in plugins.
 */
export async function sampleResult(): Promise<Result> {
  return parseResult(SAMPLE);
}

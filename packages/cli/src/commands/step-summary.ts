/** The page that GitHub Actions shows of a step. */
import { appendFile } from 'node:fs/promises';
import type { Result } from '@hotpix/core';
import { markdown } from '@hotpix/reporter-ci';
import { messageOf } from '@hotpix/result';

/**
 * Adds the verdicts to the file that the runner names, behind what is there. Nothing happens elsewhere.
 * @returns why it could not, which ends nothing: the verdicts are told in other places
 */
export async function addStepSummary(results: readonly Result[]): Promise<string[]> {
  const { GITHUB_STEP_SUMMARY: path } = process.env;
  if (!path) return [];
  return appendFile(path, `${markdown(results)}\n`).then(
    () => [],
    (error: unknown) => [`No step summary in '${path}', which GITHUB_STEP_SUMMARY names: ${messageOf(error)}`],
  );
}

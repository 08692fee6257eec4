import type { Result } from '@hotpix/core';
import { limitsOf } from '@hotpix/result';
import type { ExitCode } from '../commands/context.ts';
import type { Judged } from './judge.ts';

/**
 * 2 where there is no verdict, or none on a limit, 1 where a limit is exceeded that does not only warn. Of several cameras in a set a stray
 * picture of another camera ends no scan: one verdict is enough.
 */
export function exitCodeOf(results: readonly Result[]): ExitCode {
  const judged = results.filter(({ status }) => status === 'complete');
  if (judged.length === 0) return 2;
  if (judged.some((result) => limitsOf(result, 'unjudged').length > 0)) return 2;
  return judged.some((result) => limitsOf(result, 'exceeded').length > 0) ? 1 : 0;
}

/** The same for a gate, which no camera passes unjudged. */
export function strictExitCodeOf(judged: readonly Judged[]): ExitCode {
  return judged.some(({ isInconclusive }) => isInconclusive) ? 2 : exitCodeOf(judged.map(({ result }) => result));
}

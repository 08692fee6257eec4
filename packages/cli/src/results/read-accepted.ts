/** What a camera is held against. */
import { looksLikeDecisions, parseDecisions, parseResults, type Decisions } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { withAdvice } from '../advice.ts';
import { noBaseline } from '../baseline-errors.ts';
import { notThis } from '../errors.ts';
import { readOrdinary } from '../files/ordinary-file.ts';

/**
 * The decisions in a file, or the Results, one per camera.
 * @throws {UsageError} when the file is not there, or holds something else
 */
export async function readAccepted(path: string): Promise<{ list: readonly Result[] } | { decisions: Decisions }> {
  try {
    const text = (await readOrdinary(path)).toString('utf8');
    return looksLikeDecisions(text) ? { decisions: parseDecisions(text) } : { list: parseResults(text) };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? noBaseline(path)
      : notThis(`${path}, the baseline`, withAdvice(error));
  }
}

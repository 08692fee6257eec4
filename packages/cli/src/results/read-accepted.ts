/** What a camera is held against. */
import { looksLikeDecisions, parseDecisions, parseResults, type Decisions } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { withAdvice } from '../advice.ts';
import { noBaseline } from '../baseline-errors.ts';
import { notThis } from '../errors.ts';
import { listInstead } from '../map-errors.ts';
import { readOrdinary } from '../files/ordinary-file.ts';
import { formatIn } from './format-of-list.ts';

/**
 * The decisions in a file, or the Results, one per camera.
 * @throws {UsageError} when the file is not there, or holds something else
 */
export async function readAccepted(path: string): Promise<{ list: readonly Result[] } | { decisions: Decisions }> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readOrdinary(path);
    const text = bytes.toString('utf8');
    return looksLikeDecisions(text) ? { decisions: parseDecisions(text) } : { list: parseResults(text) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw noBaseline(path);
    const format = bytes && formatIn(bytes, path, false);
    if (format) throw listInstead(path, format, 'a baseline, a saved Result or a file of decisions');
    throw notThis(`${path}, the baseline`, withAdvice(error));
  }
}

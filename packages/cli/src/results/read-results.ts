import { parseResults } from '@hotpix/result';
import { withAdvice } from '../advice.ts';
import { noResult, notThis } from '../errors.ts';
import { readOrdinary } from '../files/ordinary-file.ts';
import type { Results } from './results.ts';

/**
 * The Result in a file, or the list of one per camera that --group wrote.
 * @throws {UsageError} when the file is not there, or holds something else
 */
export async function readResults(path: string): Promise<Results> {
  try {
    const text = (await readOrdinary(path)).toString('utf8');
    return { list: parseResults(text), isGrouped: text.trimStart().startsWith('[') };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? noResult(path) : notThis(path, withAdvice(error));
  }
}

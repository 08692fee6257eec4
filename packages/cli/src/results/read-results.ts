import { parseResults } from '@hotpix/result';
import { withAdvice } from '../advice.ts';
import { noResult, notThis } from '../errors.ts';
import { readOrdinary } from '../files/ordinary-file.ts';
import { listInstead } from '../map-errors.ts';
import { formatIn } from './format-of-list.ts';
import type { Results } from './results.ts';

/**
 * The Result in a file, or the list of one per camera that --group wrote.
 * @param absent the error where there is no such file
 * @throws {UsageError} when the file is not there, or holds something else
 */
export async function readResults(path: string, absent = noResult): Promise<Results> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readOrdinary(path);
    const text = bytes.toString('utf8');
    return { list: parseResults(text), isGrouped: text.trimStart().startsWith('[') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw absent(path);
    const format = bytes && formatIn(bytes, path, false);
    throw format ? listInstead(path, format, 'a saved Result') : notThis(path, withAdvice(error));
  }
}

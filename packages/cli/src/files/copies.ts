/** Whether a repaired file is the copy of an original. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { holdsMark, repairMarkOf } from '@hotpix/fixer';
import { readOrdinary } from './ordinary-file.ts';

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * By the mark in it. A copy without one is that of an original of the same bytes, in which nothing was to be repaired, or, of a kind
 * that holds no mark, that of an original of the same date, to the millisecond, which copies take over.
 * @param of where the original lies
 * @param read its bytes, where it is not on this machine
 */
export async function isCopy(
  path: string,
  of: string,
  read: () => Promise<Uint8Array | undefined> = () => readOrNothing(of),
): Promise<boolean> {
  const [copy, original] = await Promise.all([readOrNothing(path), read()]);
  if (!copy?.length || !original?.length) return false;
  const mark = repairMarkOf(copy);
  if (mark) return mark.original === digestOf(original);
  if (copy.equals(original)) return true;
  if (holdsMark(copy)) return false;
  const [own, its] = await Promise.all([stat(path), stat(of).catch(() => undefined)]);
  return its !== undefined && Math.trunc(own.mtimeMs) === Math.trunc(its.mtimeMs);
}

function readOrNothing(path: string): Promise<Buffer | undefined> {
  return readOrdinary(path).catch(() => undefined);
}

/** Files that could not be read are scanned again: what was in the way of a worker may be mended. */
import type { Outline } from '@hotpix/core';
import type { Place } from '@hotpix/objects';
import type { ErrorCode, FileRow } from '@hotpix/result';
import { keys } from './names.ts';
import type { Plan } from './schema.ts';
import { hasState, readOutline } from './states.ts';
import { treeOf } from './tree.ts';

/** Of files whose bytes nobody had; what a file is, or does to a decoder, stays as it is. */
const OF_READING: ReadonlySet<string> = new Set<ErrorCode>(['changedObject', 'noObject', 'unreachable', 'unreadable']);

/** Rows of files that failed before all their bytes were read, and of those for which the worker had too little memory. */
export const unreadRows = ({ others }: Pick<Outline, 'others'>): FileRow[] =>
  others.filter(
    ({ status, code, sha256 }) =>
      (code as string) === ('tooLittleMemory' satisfies ErrorCode) ||
      (status === 'failed' && sha256 === undefined && OF_READING.has(code as string)),
  );

/**
 * Takes out of the store what a run came to, where files of it could not be read: their slices, what was merged of these, and the Results.
 * @returns how many such files there are
 * @throws {HotpixError} `badState` where a State is damaged
 */
export async function forgetUnread(place: Place, run: string, { slices }: Plan): Promise<number> {
  const stale = new Set<string>();
  let files = 0;
  for (const { id } of slices) {
    const unread = (await hasState(place, id)) ? unreadRows(await readOutline(place, id)).length : 0;
    if (unread > 0) stale.add(id);
    files += unread;
  }
  if (files === 0) return 0;
  for (const { state, of } of treeOf(slices.map(({ id }) => id)).mergings) {
    if (of.some((one) => stale.has(one))) stale.add(state);
  }
  await place.remove(keys.seal(run));
  await place.remove(keys.result(run));
  for (const state of stale) await forgetState(place, state);
  return files;
}

async function forgetState(place: Place, state: string): Promise<void> {
  // Without its outline it is not there, whatever else is left of it.
  await place.remove(keys.outline(state));
  const left: string[] = [];
  for await (const { key } of place.list(`states/${state}/`)) left.push(key);
  for (const key of left) await place.remove(key);
}

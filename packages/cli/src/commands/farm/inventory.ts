/** What there is to scan, and by what it is known that it has not changed since. */
import { stat } from 'node:fs/promises';
import type { Source } from '@hotpix/core';
import { UNSEEN, type InventoryFile, type Listed } from '@hotpix/farm';
import { isRemote, placeAndKey } from '@hotpix/objects';

export type Facts = Pick<InventoryFile, 'size' | 'version'>;

/** Files looked at once. */
const AT_ONCE = 16;

/** In the order of the sources. */
export async function listed(sources: readonly Source[]): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let from = 0; from < sources.length; from += AT_ONCE) {
    all.push(...(await Promise.all(sources.slice(from, from + AT_ONCE).map(listedAs))));
  }
  return all;
}

async function listedAs(source: Source): Promise<Listed> {
  const { path, incidental } = source;
  // Why it cannot be looked at is said by who reads it.
  const facts = await factsOf(path).catch(() => ({ size: 0, version: UNSEEN }));
  return { file: { path, ...facts, ...(incidental && { incidental }) }, head: () => source.head() };
}

/** As they are now. */
export async function factsOf(path: string): Promise<Facts> {
  if (isRemote(path)) {
    const { place, key } = placeAndKey(path);
    const facts = await place.head(key);
    return { size: facts?.size ?? 0, version: facts?.etag ?? '' };
  }
  const { size, mtimeMs } = await stat(path);
  return { size, version: String(Math.floor(mtimeMs)) };
}

/** What there is to scan, and by what it is known that it has not changed since. */
import { stat } from 'node:fs/promises';
import type { Hotpix, Source } from '@hotpix/core';
import { changedMeanwhile, type InventoryFile, type Listed } from '@hotpix/farm';
import { isRemote } from '@hotpix/objects';
import { fileSource, originalsOnly } from '../../files/file-source.ts';
import type { Remotes } from '../../files/remote/remotes.ts';
import { UsageError } from '../../usage-error.ts';
import { sourceOf } from '../photographs.ts';

type Facts = Pick<InventoryFile, 'size' | 'version'>;

/** Files looked at once. */
const AT_ONCE = 16;
/** Says that a file could not even be looked at; whoever reads it says why. */
const UNSEEN: Facts = { size: 0, version: 'unseen' };

/** In the order of the sources. @throws {UsageError} for an address that workers cannot be told */
export async function listed(sources: readonly Source[], remotes: Remotes): Promise<Listed[]> {
  const secret = sources.find(({ path }) => isRemote(path) && path.includes('…'));
  if (secret) throw secretAddress(secret.path);
  const all: Listed[] = [];
  for (let from = 0; from < sources.length; from += AT_ONCE) {
    const some = sources.slice(from, from + AT_ONCE);
    all.push(...(await Promise.all(some.map((source) => listedAs(source, remotes)))));
  }
  return all;
}

/** @throws {UsageError} for an address with a user or a password, which workers are not told */
export function assertWithoutUser(addresses: readonly string[]): void {
  const parsed = addresses.filter((text) => /^https?:/i.test(text) && URL.canParse(text)).map((text) => new URL(text));
  const secret = parsed.find(({ username, password }) => username !== '' || password !== '');
  if (secret) throw secretAddress(`${secret.protocol}//…@${secret.host}${secret.pathname}`);
}

/** A photograph of a slice, as the source that a scan has of it. */
export function sourceFor({ path, incidental, ...facts }: InventoryFile, hotpix: Hotpix, remotes: Remotes): Source {
  const isNamed = incidental !== true;
  if (!isRemote(path)) return originalsOnly(unchanged(fileSource(path, !isNamed), facts));
  const isSeen = facts.version !== UNSEEN.version;
  const { size, version: etag } = facts;
  const seen = isSeen ? { size, ...(etag !== '' && { etag }) } : {};
  return originalsOnly(sourceOf({ path, isNamed, object: { ...remotes.open(path), ...seen } }, hotpix, remotes));
}

async function listedAs(source: Source, remotes: Remotes): Promise<Listed> {
  const { path, incidental } = source;
  const facts = await factsOf(path, remotes).catch(() => UNSEEN);
  return { file: { path, ...facts, ...(incidental && { incidental }) }, head: () => source.head() };
}

async function factsOf(path: string, remotes: Remotes): Promise<Facts> {
  if (isRemote(path)) {
    const { size, etag = '' } = await remotes.factsAt(path);
    return { size, version: etag };
  }
  const { size, mtimeMs } = await stat(path);
  return { size, version: String(Math.floor(mtimeMs)) };
}

function unchanged(source: Source, { size, version }: Facts): Source {
  return {
    ...source,
    async head() {
      // What cannot be looked at is told by who reads it.
      const now = await stat(source.path).catch(() => undefined);
      const isSame = now === undefined || (now.size === size && String(Math.floor(now.mtimeMs)) === version);
      if (!isSame && version !== UNSEEN.version) throw changedMeanwhile();
      return source.head();
    },
  };
}

function secretAddress(path: string): UsageError {
  return new UsageError(
    'missingArgument',
    `Expected addresses that workers can be told, got '${path}' with a secret in it. Put the photographs into a bucket or a folder that they can read.`,
  );
}

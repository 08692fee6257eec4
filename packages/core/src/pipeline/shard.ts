/** The part of a set that one of several machines scans. */
import { aborted } from '../errors.ts';
import type { Source } from '../nouns.ts';
import type { Platform } from '../platform.ts';
import type { Shard } from '../state/shards.ts';
import { toHex } from './hex.ts';
import type { OnProgress } from './progress.ts';

/** Files looked into at once. */
const AT_ONCE = 16;

export interface ShardOptions {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/**
 * Divides sources by their first bytes, so that neither the order in which a disk lists them nor the folder that they lie in matters, and
 * copies of one photograph come together: no machine needs the photographs of another. Files that cannot be read go by their paths.
 */
export async function takeShard(
  { sha256 }: Pick<Platform, 'sha256'>,
  sources: readonly Source[],
  { index, count, signal, onProgress }: ShardOptions,
): Promise<{ readonly sources: readonly Source[]; readonly shard: Shard }> {
  const groups = new Map<string, Source[]>();
  const keys: string[] = [];
  for (let from = 0; from < sources.length; from += AT_ONCE) {
    if (signal?.aborted) throw aborted();
    const some = sources.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map((source) => keyOf(source, sha256)));
    some.forEach((source, i) => groups.set(found[i], [...(groups.get(found[i]) ?? []), source]));
    keys.push(...found);
    await onProgress?.({ phase: 'looking', done: from + some.length, total: sources.length, path: some[0].path });
  }
  const own = [...groups.keys()].sort().filter((_, i) => i % count === index - 1);
  const inventory = toHex(await sha256(new TextEncoder().encode(keys.sort().join('\n'))));
  return { sources: own.flatMap((key) => groups.get(key) ?? []), shard: { index, count, inventory } };
}

async function keyOf(source: Source, sha256: Platform['sha256']): Promise<string> {
  try {
    return toHex(await sha256(await source.head()));
  } catch {
    return `unreadable ${source.path}`;
  }
}

/** Which part of a set a State is of, so that none is missing, and none there twice, when they become one. */
import { incompatibleStates } from '../errors.ts';

/** A part of a set that several machines scan. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  /** Of how many. */
  readonly count: number;
  /** SHA-256 of what tells the set from any other: each machine finds the same. 64 hexadecimal digits. */
  readonly inventory: string;
}

/** More machines nobody has; all that are missing are counted. */
export const MOST_SHARDS = 100_000;

/** In any order the same. @throws {HotpixError} `incompatibleStates` where one is there twice */
export function joinShards(parts: readonly (readonly Shard[] | undefined)[]): readonly Shard[] {
  const all = parts.flatMap((shards) => shards ?? []).sort(inOrder);
  const twice = all.find((shard, i) => i > 0 && inOrder(all[i - 1], shard) === 0);
  if (twice) throw incompatibleStates(`shard ${twice.index} of ${twice.count} twice`);
  return all;
}

function inOrder(a: Shard, b: Shard): number {
  if (a.inventory !== b.inventory) return a.inventory < b.inventory ? -1 : 1;
  return a.count - b.count || a.index - b.index;
}

/**
 * The State of the whole set, which no more says of which shards it was made: it is that of one scan.
 * @throws {HotpixError} `incompatibleStates` where a shard is missing
 */
export function assembled<T extends { readonly shards?: readonly Shard[] }>({
  shards = [],
  ...state
}: T): Omit<T, 'shards'> {
  const sets = new Map<string, Set<number>>();
  for (const { inventory, count, index } of shards) {
    const key = `${count} ${inventory}`;
    sets.set(key, (sets.get(key) ?? new Set()).add(index));
  }
  for (const [key, there] of sets) {
    const count = parseInt(key, 10);
    const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !there.has(index));
    if (missing.length > 0) throw lacking([...there], missing, count, sets.size);
  }
  return state;
}

const NAMED = 10;

function lacking(there: readonly number[], missing: readonly number[], count: number, sets: number): Error {
  const list = (numbers: readonly number[]): string =>
    numbers.length > NAMED
      ? `${numbers.slice(0, NAMED).join(', ')} and ${numbers.length - NAMED} more`
      : numbers.join(', ');
  const others = sets > 1 ? `; others are of ${sets - 1} other set of photographs, or divided otherwise` : '';
  return incompatibleStates(`shard ${list(there)} of ${count} without ${list(missing)}${others}`);
}

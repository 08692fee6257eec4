/** In which order States become one: a tree, so that no machine has to read all of them. */
import { digestOf } from './names.ts';

/** States that are merged by one job. */
const FAN_IN = 16;

/** A State that is merged of others. */
export interface Merging {
  /** What the State is called. */
  readonly state: string;
  readonly of: readonly string[];
}

export interface Tree {
  /** What the State of all is called. */
  readonly root: string;
  /** Those that are merged, each behind those that it is made of. */
  readonly mergings: readonly Merging[];
}

/** @param slices their names, at least one, each once */
export function treeOf(slices: readonly string[], fanIn = FAN_IN): Tree {
  const mergings: Merging[] = [];
  let level = slices;
  while (level.length > 1) {
    const next: string[] = [];
    // Even shares: a last group of one would be copied for nothing.
    const groups = Math.ceil(level.length / fanIn);
    for (let group = 0; group < groups; group++) {
      const of = level.slice(share(group, groups, level.length), share(group + 1, groups, level.length));
      const state = of.length === 1 ? of[0] : digestOf(`merged of\n${of.join('\n')}`);
      if (of.length > 1) mergings.push({ state, of });
      next.push(state);
    }
    level = next;
  }
  return { root: level[0], mergings };
}

const share = (group: number, groups: number, total: number): number => Math.floor((group * total) / groups);

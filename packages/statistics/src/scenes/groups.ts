/** Photographs grouped by what they show. */
import { eachOfOneScene, type KernelsIn, type Span } from './each-of-one-scene.ts';
import type { Groups, Prints } from './prints.ts';

/** Compares some photographs with all earlier ones. */
export function groupAmong(prints: Prints, later: Span, kernelsIn: KernelsIn): Groups {
  const n = prints.known.length;
  const groups = { first: Uint32Array.from({ length: n }, (_, i) => i), others: new Uint32Array(n) };
  const onPair = (a: number, b: number): void => {
    groups.others[a]++;
    groups.others[b]++;
    unite(groups.first, a, b);
  };
  eachOfOneScene(prints, later, onPair, kernelsIn);
  return settled(groups);
}

/** Groups of what either says is alike. */
export function join({ first, others }: Groups, more: Groups): Groups {
  const both = { first: first.slice(), others: others.map((some, i) => some + more.others[i]) };
  more.first.forEach((earlier, i) => unite(both.first, i, earlier));
  return settled(both);
}

/** Each photograph points at an earlier one of its scene, the first at itself. */
function rootOf(first: Uint32Array, i: number): number {
  let root = i;
  while (first[root] !== root) root = first[root];
  first[i] = root;
  return root;
}

function unite(first: Uint32Array, i: number, j: number): void {
  const [a, b] = [rootOf(first, i), rootOf(first, j)];
  first[Math.max(a, b)] = Math.min(a, b);
}

function settled({ first, others }: Groups): Groups {
  for (let i = 0; i < first.length; i++) rootOf(first, i);
  return { first, others };
}

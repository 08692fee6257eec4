/** Which photographs of a set show the same scene. */
import type { FrameShape } from '@hotpix/core';
import { eachOfOneScene, readFingerprint } from '@hotpix/statistics';
import type { Measured } from './measured.ts';

/** How the scenes of a set recur. Photographs of one scene count together as one. */
export interface Scenes {
  /** Of each photograph, the number of its scene from 0, in the order in which they come. */
  readonly numbers: readonly number[];
  /** How many photographs show the scene of a photograph, on average, itself included. */
  readonly repeats: number;
  /** The most photographs that show one scene. */
  readonly largest: number;
}

/** Compares all photographs with each other; one whose fingerprint cannot be read is a scene of its own. */
export function scenesOf(files: readonly Pick<Measured, 'fingerprint'>[], shape: FrameShape): Scenes {
  const prints = files.map(({ fingerprint }) => readFingerprint(fingerprint, shape));
  const first = files.map((_, i) => i);
  const shown = files.map(() => 1);
  eachOfOneScene(prints, shape, (later, earlier) => {
    shown[later]++;
    shown[earlier]++;
    join(first, later, earlier);
  });
  const roots = first.map((_, i) => rootOf(first, i));
  const numbers = new Map([...new Set(roots)].map((root, number) => [root, number]));
  return {
    numbers: roots.map((root) => numbers.get(root) as number),
    repeats: shown.reduce((sum, some) => sum + some, 0) / Math.max(1, files.length),
    largest: shown.reduce((most, some) => Math.max(most, some), 1),
  };
}

/** Each photograph points at an earlier one of its scene, the first at itself. */
function rootOf(first: number[], i: number): number {
  let root = i;
  while (first[root] !== root) root = first[root];
  first[i] = root;
  return root;
}

function join(first: number[], i: number, j: number): void {
  const [a, b] = [rootOf(first, i), rootOf(first, j)];
  first[Math.max(a, b)] = Math.min(a, b);
}

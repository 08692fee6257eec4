import type { SelfCheck } from './check-input.ts';

/** More groups of three and more than this part of all places is not what radiation and manufacture do. */
const MANY = 0.1;
const LEAST = 5;

/** How many defects stand alone, in pairs, and in larger groups: silicon has many single ones, few pairs, hardly a triple. */
export const groups: SelfCheck = ({ defects }) => {
  const sizes = new Map<number, number>();
  let singles = 0;
  for (const { kind, cluster } of defects) {
    if (kind === 'column' || kind === 'row') continue;
    if (cluster === undefined) singles++;
    else sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  }
  if (singles + sizes.size === 0) return undefined;
  const pairs = [...sizes.values()].filter((size) => size === 2).length;
  const larger = sizes.size - pairs;
  const isOdd = larger >= LEAST && larger > MANY * (singles + sizes.size);
  const counts = `${singles} single, ${pairs} in pairs, ${larger} in larger groups`;
  return {
    name: 'groups',
    status: isOdd ? 'warning' : 'passed',
    message: isOdd
      ? `Places with defects: ${counts}. So many groups are seldom a sensor's own; look for dust, or for a scene that came again.`
      : `Places with defects: ${counts}.`,
    value: larger,
  };
};

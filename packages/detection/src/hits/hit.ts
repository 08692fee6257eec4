import type { Defect } from '@hotpix/core';

/** A pixel that a rule picked out, before hits are joined to defects. */
export type Hit = Omit<Defect, 'extent' | 'cluster' | 'colourCluster' | 'crops'>;

/**
 * More hits than this are doubted. Of scenes no more are listed, for something else is wrong; dark frames and flat fields show the
 * sensor itself, and all are.
 */
export const MOST_HITS = 20_000;

/** Beyond this confidence hardly any defect is in doubt, and the one that shows more is the better find. */
const CERTAIN = 0.99;

/** Confidence that no find exceeds which may be a detail of one scene. */
export const MOST_DOUBTED = 0.999;

/** Best first: the certain ones by how much they show, the others by their score; of equals in the order of rows. */
export function bestFirst(a: Hit, b: Hit): number {
  const [certainA, certainB] = [a.confidence >= CERTAIN, b.confidence >= CERTAIN];
  const measure = certainA ? 'amplitude' : 'score';
  return Number(certainB) - Number(certainA) || Math.abs(b[measure]) - Math.abs(a[measure]) || a.y - b.y || a.x - b.x;
}

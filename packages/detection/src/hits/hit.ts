import type { Defect } from '@hotpix/core';

/** A pixel that a rule picked out, before hits are joined to defects. */
export type Hit = Omit<Defect, 'extent' | 'cluster' | 'colourCluster' | 'crops'>;

/**
 * More hits than this are doubted. Of scenes no more are listed, for something else is wrong; dark frames and flat fields show the
 * sensor itself, and all are.
 */
export const MOST_HITS = 20_000;

/** Confidence that no find exceeds which may be a detail of one scene. */
export const MOST_DOUBTED = 0.999;

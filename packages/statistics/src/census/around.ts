/** What is asked of the sites of a window, again and again for other windows. */
import type { SitePlanes } from '../evidence/evidence.ts';

/** Planes that windows are looked at in. */
export type PlanesAround = Pick<SitePlanes, 'count' | 'sum' | 'above' | 'below'>;

/** The most that windows have. */
export interface Room {
  /** Numbers of runs. */
  readonly runs: number;
  readonly sites: number;
  /** In which a site counts. */
  readonly frames: number;
}

/** Sites that differ clearly on one side. */
export interface ClearTimes {
  /** How many do in how many frames, from 1 on. */
  readonly times: Uint32Array;
  /** How many do in any. */
  readonly sites: number;
  /** The most frames in which one does. */
  readonly most: number;
}

/** Of the sites of a window that count in a frame. */
export interface AroundCounted {
  readonly length: number;
  /** In which they count, added up. */
  readonly frames: number;
  readonly above: ClearTimes;
  readonly below: ClearTimes;
}

/** A window, after another. What it tells is overwritten when it looks again. */
export interface Around {
  /** @param runs of sites: of each its row, its first column, and the one behind its last @param n numbers of them */
  look(runs: Int32Array, n: number): AroundCounted;
  /** The sizes of the scores that are larger than the least, from 0 on, of what was looked at last. */
  sizesBeyond(least: number): Float64Array;
  /** The scores. */
  scores(): Float64Array;
}

/** A little less than a size, so that rounding takes nothing that is larger. */
export const surelyBelow = (size: number): number => size * (1 - 2 ** -40);

/** What a census of sites is asked, and what it answers. */
import type { SitePlanes } from '../evidence/evidence.ts';

/** The classes of the sites of a component: the number of a site's class is that of its row and of its column, and in how many frames it counts. */
export interface Classes {
  /** How many numbers of classes there are. */
  readonly numbers: number;
  /** Of each column, what it adds to the number of a class. */
  readonly columns: Int32Array;
  /** Of each row its first site, and what it adds. */
  readonly rows: readonly { readonly start: number; readonly first: number }[];
}

/** Sites that kernels look at together. */
export const VECTOR = 16;

/** Whether columns add the same every so many sites. */
export const areEven = ({ columns }: Classes): boolean => columns.every((adds, x) => adds === columns[x % VECTOR]);

/** Planes that a census looks at. */
export type CountedPlanes = Pick<SitePlanes, 'count' | 'sum' | 'excess' | 'below'>;

/** In how many frames sites count. */
export interface FramesCounted {
  readonly most: number;
  /** Over all sites. */
  readonly all: number;
}

/** Where sums are counted: a class has places for those from −reach to reach, or none. */
export interface Windows {
  /** By the number of a class: the place of the sum 0, or −1. */
  readonly middles: Int32Array;
  readonly reach: number;
  /** Places of all. */
  readonly length: number;
}

export interface SumsCounted {
  /** Sites by their places in the windows. */
  readonly counts: Uint32Array;
  /** The others that count in a frame, in the order of their indices. */
  readonly listed: Uint32Array;
}

/** Limits by the number of a class; a site at one of them lies beyond. */
export interface ClassLimits {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Of the excess. */
  readonly most: Float64Array;
  /** Of the frames clearly below. */
  readonly below: Float64Array;
}

/** Limits within which no site lies beyond those of its class: whole numbers of 31 bits, and a sign. */
export interface NearestLimits {
  readonly low: number;
  readonly high: number;
  readonly most: number;
  readonly below: number;
}

/** By the number of a class: `(sum - middles[number]) / units[number]` is the score of a site, 0 of those that do not count. */
export interface ClassScales {
  readonly middles: Float64Array;
  readonly units: Float64Array;
}

/** Pixels of a block along a column or a row. */
export const BLOCK = 16;

/** Sums of scores from the start of a line to each whole block of it: `sums[block * lines + line]`. */
export interface ScoreSums {
  readonly column: Float64Array;
  readonly row: Float64Array;
}

/** Rows from one up to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

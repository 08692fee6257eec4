/** Finds the sites beyond chance, again and again for limits that change little. */
import type { ClassLimits, NearestLimits } from '@hotpix/statistics';
import type { Limit } from './limit-table.ts';
import type { SiteClass, SiteGrid } from './site-grid.ts';

/** A pool holds what lies beyond limits that are nearer to 0 by this part, and serves all limits that shrink by less. */
const MARGIN = 1 / 4;
/** A pool of more than this part of the sites would save nothing. */
const LARGEST_SHARE = 1 / 16;

const MOST_INTEGER = 2 ** 31 - 1;

/** Sites, and what they show. */
interface Pool {
  readonly limits: ClassLimits;
  readonly sites: Uint32Array;
  /** Of their classes. */
  readonly numbers: Uint32Array;
  readonly sums: Int32Array;
  readonly excesses: Uint32Array;
  readonly below: Uint16Array;
}

export class Outliers {
  private readonly sites: SiteGrid;
  private pool: Pool | undefined;

  constructor(sites: SiteGrid) {
    this.sites = sites;
  }

  /** Sites whose sum, excess or number of frames clearly below lies at or beyond the limits of their class, in the order of their indices. */
  beyond(limitOf: (one: SiteClass) => Limit): Uint32Array {
    const { sites } = this;
    const limits = limitsOf(sites, limitOf);
    if (this.pool === undefined || !this.isWithin(this.pool.limits, limits)) {
      const nearer = limitsOf(sites, (one) => nearerTo(limitOf(one)));
      const most = LARGEST_SHARE * sites.length;
      const found = scan(sites, nearer, most);
      this.pool = found.length > most ? undefined : poolOf(sites, found, nearer);
    }
    if (this.pool === undefined) return scan(sites, limits);
    return among(this.pool, limits);
  }

  private isWithin(inner: ClassLimits, outer: ClassLimits): boolean {
    return this.sites.classes.every(
      ({ number }) =>
        inner.high[number] <= outer.high[number] &&
        inner.low[number] >= outer.low[number] &&
        inner.most[number] <= outer.most[number] &&
        inner.below[number] <= outer.below[number],
    );
  }
}

function poolOf(of: SiteGrid, sites: Uint32Array, limits: ClassLimits): Pool {
  const { sum, excess, below } = of.planes;
  const { length } = sites;
  const shown = {
    numbers: new Uint32Array(length),
    sums: new Int32Array(length),
    excesses: new Uint32Array(length),
    below: new Uint16Array(length),
  };
  for (let k = 0; k < length; k++) {
    const i = sites[k];
    shown.numbers[k] = of.classOf(i);
    shown.sums[k] = sum[i];
    shown.excesses[k] = excess[i];
    shown.below[k] = below[i];
  }
  return { limits, sites, ...shown };
}

/** The sites of a pool that lie at or beyond the limits of their class. */
function among({ sites, numbers, sums, excesses, below }: Pool, limits: ClassLimits): Uint32Array {
  const found = new Uint32Array(sites.length);
  let length = 0;
  for (let k = 0; k < sites.length; k++) {
    const number = numbers[k];
    const isHigh = sums[k] >= limits.high[number] || excesses[k] >= limits.most[number];
    if (isHigh || sums[k] <= limits.low[number] || below[k] >= limits.below[number]) found[length++] = sites[k];
  }
  return found.slice(0, length);
}

function nearerTo({ low, high, most, below }: Limit): Limit {
  const part = (limit: number): number => (Number.isFinite(limit) ? MARGIN * Math.abs(limit) : 0);
  return { low: low + part(low), high: high - part(high), most: most - part(most), below: below - part(below) };
}

function limitsOf({ classes, numbers }: SiteGrid, limitOf: (one: SiteClass) => Limit): ClassLimits {
  const none = (): Float64Array => new Float64Array(numbers);
  const limits = { low: none(), high: none(), most: none(), below: none() };
  for (const one of classes) {
    const { low, high, most, below } = limitOf(one);
    limits.low[one.number] = low;
    limits.high[one.number] = high;
    limits.most[one.number] = most;
    limits.below[one.number] = below;
  }
  return limits;
}

/** The sites at or beyond the limits; of more than wanted, some more. */
function scan({ census, classes }: SiteGrid, limits: ClassLimits, wanted?: number): Uint32Array {
  return census.findBeyond(limits, nearestOf(classes, limits), wanted);
}

function nearestOf(classes: readonly SiteClass[], { low, high, most, below }: ClassLimits): NearestLimits {
  const nearest = { low: -Infinity, high: Infinity, most: Infinity, below: Infinity };
  for (const { number } of classes) {
    nearest.low = Math.max(nearest.low, low[number]);
    nearest.high = Math.min(nearest.high, high[number]);
    nearest.most = Math.min(nearest.most, most[number]);
    nearest.below = Math.min(nearest.below, below[number]);
  }
  return {
    low: asInteger(Math.floor(nearest.low)),
    high: asInteger(Math.ceil(nearest.high)),
    most: asInteger(Math.ceil(nearest.most)),
    below: asInteger(Math.ceil(nearest.below)),
  };
}

/** Of 32 bits, with which engines compare whole numbers in half of the time. Those further out are looked at in any case. */
const asInteger = (limit: number): number => Math.max(-MOST_INTEGER, Math.min(MOST_INTEGER, limit)) | 0;

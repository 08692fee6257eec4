/** Finds the sites beyond chance, again and again for limits that change little. */
import { GrowingList } from './growing-list.ts';
import type { Limit } from './limit-table.ts';
import type { SiteClass, Sites } from './sites.ts';

/** A pool holds what lies beyond limits that are nearer to 0 by this part, and serves all limits that shrink by less. */
const MARGIN = 1 / 4;
/** A pool of more than this part of the sites would save nothing. */
const LARGEST_SHARE = 1 / 16;

/** Limits by the number of a class. */
interface Limits {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly most: Float64Array;
}

interface Pool {
  readonly limits: Limits;
  readonly sites: Uint32Array;
}

export class Outliers {
  private readonly sites: Sites;
  private pool: Pool | undefined;

  constructor(sites: Sites) {
    this.sites = sites;
  }

  /** Sites whose sum or excess lies at or beyond the limits of their class, in the order of their indices. */
  beyond(limitOf: (one: SiteClass) => Limit): Uint32Array {
    const { sites } = this;
    const limits = limitsOf(sites, limitOf);
    if (this.pool === undefined || !this.isWithin(this.pool.limits, limits)) {
      const nearer = limitsOf(sites, (one) => nearerTo(limitOf(one)));
      const most = LARGEST_SHARE * sites.length;
      const found = scan(sites, nearer, most);
      this.pool = found.length > most ? undefined : { limits: nearer, sites: found };
    }
    if (this.pool === undefined) return scan(sites, limits);
    const { sum, excess } = sites.planes;
    return this.pool.sites.filter((i) => {
      const number = sites.classOf(i);
      return sum[i] >= limits.high[number] || sum[i] <= limits.low[number] || excess[i] >= limits.most[number];
    });
  }

  private isWithin(inner: Limits, outer: Limits): boolean {
    return this.sites.classes.every(
      ({ number }) =>
        inner.high[number] <= outer.high[number] &&
        inner.low[number] >= outer.low[number] &&
        inner.most[number] <= outer.most[number],
    );
  }
}

function nearerTo({ low, high, most }: Limit): Limit {
  const part = (limit: number): number => (Number.isFinite(limit) ? MARGIN * Math.abs(limit) : 0);
  return { low: low + part(low), high: high - part(high), most: most - part(most) };
}

function limitsOf({ classes }: Sites, limitOf: (one: SiteClass) => Limit): Limits {
  const length = classes.length === 0 ? 0 : classes[classes.length - 1].number + 1;
  const limits = { low: new Float64Array(length), high: new Float64Array(length), most: new Float64Array(length) };
  for (const one of classes) {
    const { low, high, most } = limitOf(one);
    [limits.low[one.number], limits.high[one.number], limits.most[one.number]] = [low, high, most];
  }
  return limits;
}

/** The sites at or beyond the limits; of more than wanted, one more. */
function scan({ planes, rows, columns }: Sites, { low, high, most }: Limits, wanted = Infinity): Uint32Array {
  const { count, sum, excess } = planes;
  const found = new GrowingList();
  for (const { start, first } of rows) {
    for (let x = 0, i = start; x < columns.length; x++, i++) {
      if (count[i] === 0) continue;
      const number = first + columns[x] + count[i];
      if (sum[i] < high[number] && sum[i] > low[number] && excess[i] < most[number]) continue;
      found.push(i);
      if (found.length > wanted) return found.values;
    }
  }
  return found.values;
}

import type { FrameShape } from '@hotpix/core';
import type { SitePlanes } from '@hotpix/statistics';
import { Outliers } from './outliers.ts';
import { SiteGrid } from './site-grid.ts';
import { SumCounts } from './sum-counts.ts';

/** The sites of a sensor, with what is counted and found among them once and asked for often. */
export class Sites extends SiteGrid {
  readonly sums: SumCounts;
  readonly outliers: Outliers;

  constructor(planes: SitePlanes, shape: FrameShape, frames?: number) {
    super(planes, shape, frames);
    this.sums = new SumCounts(this);
    this.outliers = new Outliers(this);
  }
}

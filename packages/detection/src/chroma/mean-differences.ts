/** By how much the places of a component differ from their neighbours on average, and how exactly that is known. */
import type { FrameShape } from '@hotpix/core';
import { medianOf, type SitePlanes, SIGMA_PER_MAD } from '@hotpix/statistics';

/** Places to each side from which the noise is taken, and around the middle that are left out. */
const WIDE = 10;
const NARROW = 3;
/** Means of whole numbers are known no better than this, in DN. */
const LEAST_SIGMA = 0.05;

export class MeanDifferences {
  private readonly planes: SitePlanes;
  private readonly shape: FrameShape;
  private readonly buffer = new Float64Array((2 * WIDE + 1) ** 2);

  constructor(planes: SitePlanes, shape: FrameShape) {
    this.planes = planes;
    this.shape = shape;
  }

  /** In DN; 0 where no frame counts. */
  at(x: number, y: number): number {
    const { width, height } = this.shape;
    if (x < 0 || y < 0 || x >= width || y >= height) return 0;
    const i = y * width + x;
    const { residual, count } = this.planes;
    return count[i] === 0 ? 0 : residual[i] / (2 * count[i]);
  }

  /** Standard deviation of such differences around a place, in DN. */
  noiseAround(x: number, y: number): number {
    const { buffer } = this;
    let seen = 0;
    for (let dy = -WIDE; dy <= WIDE; dy++) {
      const isNear = Math.abs(dy) <= NARROW;
      for (let dx = -WIDE; dx <= WIDE; dx++) {
        if (isNear && Math.abs(dx) <= NARROW) continue;
        buffer[seen++] = Math.abs(this.at(x + dx, y + dy));
      }
    }
    return Math.max(LEAST_SIGMA, SIGMA_PER_MAD * medianOf(buffer, seen));
  }
}

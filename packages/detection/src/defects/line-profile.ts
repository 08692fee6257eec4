/** What lies beside a line tells whether it is one. */
import { intersection } from '@hotpix/result';
import { type EvidencePlanes, isPicture, type Moments } from '@hotpix/statistics';
import type { Line } from './lines.ts';

/** Pixels from a line of a picture to where it shows no more, and how many are averaged there. */
const BESIDE = { from: 5, to: 8 };
/** Times what a line differs by that its two sides may differ from each other. */
const STEP = 2;
/** Share of what a line differs by that light would leave on the lines beside it. */
const LIT = 0.25;

export class LineProfile {
  private readonly moments: Moments;
  private readonly planes: EvidencePlanes;
  /** By line and places: many segments are found of one line. */
  private readonly means = new Map<string, number>();

  constructor(moments: Moments, planes: EvidencePlanes) {
    this.moments = moments;
    this.planes = planes;
  }

  /** Whether a line of a picture is the edge of something: a bar, a frame. Then its two sides are unlike in the mean of all photographs. */
  isEdge(line: Line): boolean {
    if (!isPicture(this.moments.shape)) return false;
    const [one, other] = [-1, 1].map((side) => {
      const places = Array.from({ length: BESIDE.to - BESIDE.from + 1 }, (_, i) => side * (BESIDE.from + i));
      return this.meanAlong(line, places, (x, y) => this.moments.mean(x, y));
    });
    return Math.abs(one - other) > STEP * Math.abs(line.amplitude);
  }

  /** Whether a line of a sensor is as wide as light: then the lines on both sides, whose colours are others, differ like it. */
  isLit(line: Line): boolean {
    if (isPicture(this.moments.shape)) return false;
    const { residual, count } = this.planes;
    const { width } = this.moments.shape;
    const amplitude = (beside: number): number =>
      this.meanAlong(line, [beside], (x, y) => residual[y * width + x] / 2 / Math.max(1, count[y * width + x]));
    const own = amplitude(0);
    return [-1, 1].every((side) => amplitude(side) / own >= LIT);
  }

  /**
   * Mean of the values along a line, each of those many pixels beside it; 0 where there are none. Lines are long, and may be many.
   * @param value always of the same kind for the same places
   */
  private meanAlong(line: Line, places: readonly number[], value: (x: number, y: number) => number): number {
    const { x, y, width, height } = line.extent;
    const key = [line.kind, x, y, width, height, ...places].join();
    const mean = this.means.get(key) ?? this.findMean(line, places, value);
    this.means.set(key, mean);
    return mean;
  }

  private findMean({ kind, extent }: Line, places: readonly number[], value: (x: number, y: number) => number): number {
    let [sum, n] = [0, 0];
    for (const beside of places) {
      const [dx, dy] = kind === 'column' ? [beside, 0] : [0, beside];
      const moved = { ...extent, x: extent.x + dx, y: extent.y + dy };
      const inside = intersection(moved, this.moments.shape.active);
      if (!inside) continue;
      for (let y = inside.y; y < inside.y + inside.height; y++) {
        for (let x = inside.x; x < inside.x + inside.width; x++) sum += value(x, y);
      }
      n += inside.width * inside.height;
    }
    return n === 0 ? 0 : sum / n;
  }
}

/** What lies beside a line tells whether it is one. */
import { contains } from '@hotpix/result';
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

  constructor(moments: Moments, planes: EvidencePlanes) {
    this.moments = moments;
    this.planes = planes;
  }

  /** Whether a line of a picture is the edge of something: a bar, a frame. Then its two sides are unlike in the mean of all photographs. */
  isEdge(line: Line): boolean {
    if (!isPicture(this.moments.shape)) return false;
    const [one, other] = [-1, 1].map((side) => {
      const places = Array.from({ length: BESIDE.to - BESIDE.from + 1 }, (_, i) => side * (BESIDE.from + i));
      return meanOf(places.flatMap((beside) => this.along(line, beside, (x, y) => this.moments.mean(x, y))));
    });
    return Math.abs(one - other) > STEP * Math.abs(line.amplitude);
  }

  /** Whether a line of a sensor is as wide as light: then the lines on both sides, whose colours are others, differ like it. */
  isLit(line: Line): boolean {
    if (isPicture(this.moments.shape)) return false;
    const { residual, count } = this.planes;
    const { width } = this.moments.shape;
    const amplitude = (beside: number): number =>
      meanOf(this.along(line, beside, (x, y) => residual[y * width + x] / 2 / Math.max(1, count[y * width + x])));
    const own = amplitude(0);
    return [-1, 1].every((side) => amplitude(side) / own >= LIT);
  }

  /** Values along a line that many pixels beside it. */
  private along({ kind, extent }: Line, beside: number, value: (x: number, y: number) => number): number[] {
    const { active } = this.moments.shape;
    const values: number[] = [];
    const [dx, dy] = kind === 'column' ? [beside, 0] : [0, beside];
    for (let row = extent.y + dy; row < extent.y + dy + extent.height; row++) {
      for (let column = extent.x + dx; column < extent.x + dx + extent.width; column++) {
        if (contains(active, column, row)) values.push(value(column, row));
      }
    }
    return values;
  }
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
